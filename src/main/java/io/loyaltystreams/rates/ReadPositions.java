package io.loyaltystreams.rates;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** How far a reader is, for those who wait until it has come to a certain point. */
final class ReadPositions {

    private Map<TopicPartition, Long> firstEnds;
    private Map<TopicPartition, Long> reached = Map.of();
    private boolean readOnce;

    /** Where the partitions end at the start; tells which partitions there are. */
    synchronized void expect(Map<TopicPartition, Long> ends) {
        firstEnds = Map.copyOf(ends);
    }

    synchronized void reached(Map<TopicPartition, Long> positions) {
        reached = Map.copyOf(positions);
        readOnce |= isBeyond(firstEnds);
        notifyAll();
    }

    synchronized Set<TopicPartition> partitions() {
        return firstEnds.keySet();
    }

    /** Waits until everything has been read that was there at the start. */
    synchronized void awaitFirst(long seconds, String topic) {
        await(() -> readOnce, seconds, topic);
    }

    synchronized void await(Map<TopicPartition, Long> ends, long seconds, String topic) {
        await(() -> isBeyond(ends), seconds, topic);
    }

    private void await(BooleanSupplier holds, long seconds, String topic) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (!holds.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new TimeoutException("The topic " + topic + " could not be read to its end in time");
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("Interrupted while the topic " + topic + " was read", e);
        }
    }

    private boolean isBeyond(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> reached.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }
}
