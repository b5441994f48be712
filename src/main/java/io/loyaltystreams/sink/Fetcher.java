package io.loyaltystreams.sink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads single commands from far ahead, because a redemption of the same member waits for them. Few of each member are in
 * memory at once.
 */
final class Fetcher implements AutoCloseable {

    private static final int AT_ONCE = 20;

    /** One that waits, and what it waits for. */
    private static final class Errand {
        private final Delivery waiting;
        private final Deque<Long> offsets;
        private final List<Long> inMemory = new ArrayList<>();

        private Errand(Delivery waiting, Collection<Long> offsets) {
            this.waiting = waiting;
            this.offsets = new ArrayDeque<>(offsets);
        }

        /** The next command to fetch; empty when there is none, or enough of them are in memory. */
        private Optional<Long> next(Window window) {
            inMemory.removeIf(offset -> !window.isUnfinished(offset));
            while (!offsets.isEmpty() && window.knows(offsets.getFirst())) {
                inMemory.add(offsets.removeFirst());
            }
            // without numbers later ones may hold up earlier ones: then all must be there
            return waiting.sequence() == 0 || inMemory.size() < AT_ONCE
                    ? Optional.ofNullable(offsets.peekFirst())
                    : Optional.empty();
        }

        /** What was read at the offset: nothing, another member's, or the member's. What comes after a later one is later still. */
        private void read(long offset, Optional<Delivery> found) {
            if (found.isEmpty()) {
                offsets.remove(offset);
            } else if (waiting.sequence() > 0 && found.get().sequence() > waiting.sequence()) {
                offsets.clear();
            }
        }
    }

    private record Wanted(long offset, Errand errand) {}

    /** Takes commands into memory. */
    interface Taking {

        /**
         * Takes it if it is the member's, and is not in memory yet.
         *
         * @return false when that cannot be done for now
         */
        boolean take(ConsumerRecord<byte[], byte[]> record, Window window, String member, Consumer<Delivery> taken);
    }

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Window> windows;
    private final Map<TopicPartition, Deque<Errand>> errands = new HashMap<>();
    private final Map<TopicPartition, Wanted> wanted = new HashMap<>();

    /** @param windows all that are owned, as they come and go */
    Fetcher(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Map<TopicPartition, Window> windows) {
        this.consumer = consumer;
        this.windows = windows;
    }

    void watch(Collection<TopicPartition> partitions) {
        forget();
        consumer.assign(partitions);
        consumer.pause(partitions);
    }

    /** Has commands fetched before {@code waiting} may go. */
    void fetch(TopicPartition from, Collection<Long> offsets, Delivery waiting) {
        errands.computeIfAbsent(from, partition -> new ArrayDeque<>()).addLast(new Errand(waiting, offsets));
    }

    /**
     * Goes on a little, without waiting.
     *
     * @return those that wait for nothing any more
     */
    List<Delivery> goOn(Taking taking) {
        var done = new ArrayList<Delivery>();
        errands.forEach((partition, open) -> ask(partition, open, done));
        errands.values().removeIf(Deque::isEmpty);
        if (!wanted.isEmpty()) {
            consumer.poll(Duration.ZERO).forEach(record -> read(record, taking));
        }
        return done;
    }

    /** Asks for one command of the partition, by turns. */
    private void ask(TopicPartition partition, Deque<Errand> open, List<Delivery> done) {
        for (var left = open.size(); left > 0 && !wanted.containsKey(partition); left--) {
            var errand = open.removeFirst();
            errand.next(windows.get(partition)).ifPresent(offset -> want(partition, new Wanted(offset, errand)));
            if (errand.offsets.isEmpty()) {
                done.add(errand.waiting);
            } else {
                open.addLast(errand);
            }
        }
    }

    private void want(TopicPartition partition, Wanted one) {
        wanted.put(partition, one);
        consumer.seek(partition, one.offset());
        consumer.resume(List.of(partition));
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Taking taking) {
        var partition = new TopicPartition(record.topic(), record.partition());
        var one = wanted.get(partition);
        if (one == null || record.offset() < one.offset()) {
            return;
        }
        var found = new AtomicReference<Delivery>();
        if (record.offset() == one.offset()
                && !taking.take(
                        record, windows.get(partition), one.errand().waiting.member(), found::set)) {
            consumer.seek(partition, one.offset());
            return;
        }
        one.errand().read(one.offset(), Optional.ofNullable(found.get()));
        wanted.remove(partition);
        consumer.pause(List.of(partition));
    }

    boolean isBusy() {
        return !wanted.isEmpty();
    }

    void forget() {
        consumer.unsubscribe();
        errands.clear();
        wanted.clear();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
