package io.loyaltystreams.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out whether there is anything left to read at the end of a partition. The offsets alone do not tell: markers of transactions
 * and records of those that were aborted have offsets too, but no reader ever gets them. So it reads on from where the application is.
 */
final class TailProbe implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int POLLS = 20;

    /**
     * What lies between two offsets of a partition.
     *
     * @param read up to which the application has read, exclusive
     * @param end where the partition ends
     */
    record Tail(long read, long end) {}

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Tail> known = new HashMap<>();

    /** @param consumer of committed records, without a group; its owner is this */
    TailProbe(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Those in whose tail is nothing that a reader would get; takes a second at most. */
    Set<TopicPartition> empty(Map<TopicPartition, Tail> tails) {
        known.entrySet().removeIf(tail -> !tail.getValue().equals(tails.get(tail.getKey())));
        var open = new HashMap<>(tails);
        open.keySet().removeAll(known.keySet());
        if (!open.isEmpty()) {
            probe(open);
        }
        return Set.copyOf(known.keySet());
    }

    private void probe(Map<TopicPartition, Tail> open) {
        consumer.assign(open.keySet());
        open.forEach((partition, tail) -> consumer.seek(partition, tail.read()));
        for (int poll = 0; poll < POLLS && !open.isEmpty(); poll++) {
            Collection<TopicPartition> full = consumer.poll(POLL).partitions();
            open.keySet().removeAll(full);
            var passed = new HashSet<TopicPartition>();
            open.forEach((partition, tail) -> {
                if (consumer.position(partition) >= tail.end()) {
                    known.put(partition, tail);
                    passed.add(partition);
                }
            });
            open.keySet().removeAll(passed);
        }
        consumer.assign(List.of());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
