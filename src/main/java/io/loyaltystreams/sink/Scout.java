package io.loyaltystreams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks through partitions whose reading is paused for want of room, and keeps of each command only whose it is: so a
 * redemption finds its own member's earlier awards however many others wait before it.
 */
final class Scout implements Ahead, AutoCloseable {

    private static final byte[] NOBODY = {};

    /** A consumer takes what the network has only while it is polled: short visits would read a backlog by drops. */
    private static final Duration WHILE_BEHIND = Duration.ofMillis(4);

    /** The loop has other things to do as well. */
    private static final int VISITS = 4;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Window> windows;
    private final Map<TopicPartition, Backlog> backlogs = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private boolean busy;

    /** @param windows all that are owned, as they come and go */
    Scout(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Window> windows) {
        this.consumer = consumer;
        this.windows = windows;
    }

    void watch(Collection<TopicPartition> partitions) {
        forget();
        consumer.assign(partitions);
        consumer.pause(partitions);
        partitions.forEach(partition -> {
            backlogs.put(partition, new Backlog());
            positions.put(partition, windows.get(partition).position());
            consumer.seek(partition, windows.get(partition).position());
        });
    }

    /** Goes on a little, and waits no longer than the loop would anyway. */
    void look(Collection<TopicPartition> withoutRoom) {
        backlogs.forEach((partition, backlog) -> goWhereNeeded(partition, backlog, withoutRoom.contains(partition)));
        if (backlogs.isEmpty()) {
            return;
        }
        var visits = 0;
        while (note(consumer.poll(busy ? WHILE_BEHIND : Duration.ZERO)) && ++visits < VISITS) {}
        backlogs.keySet().forEach(partition -> positions.put(partition, consumer.position(partition)));
        busy = isBehind(withoutRoom);
    }

    private boolean note(ConsumerRecords<byte[], byte[]> found) {
        for (var partition : found.partitions()) {
            var backlog = backlogs.get(partition);
            for (var record : found.records(partition)) {
                backlog.add(record.key() == null ? NOBODY : record.key(), record.offset());
            }
        }
        return !found.isEmpty();
    }

    private void goWhereNeeded(TopicPartition partition, Backlog backlog, boolean needed) {
        var read = windows.get(partition).position();
        backlog.readUpTo(read);
        if (positions.get(partition) < read) {
            backlog.clear();
            consumer.seek(partition, read);
        }
        if (needed) {
            consumer.resume(List.of(partition));
        } else {
            consumer.pause(List.of(partition));
        }
    }

    /** Whether there is more to look through that may arrive any moment. */
    boolean isBusy() {
        return busy;
    }

    /** An empty poll says nothing: while a fetch is on its way there is nothing to hand out. */
    private boolean isBehind(Collection<TopicPartition> looking) {
        return looking.stream()
                .filter(backlogs::containsKey)
                .anyMatch(partition -> consumer.currentLag(partition).orElse(1) > 0);
    }

    @Override
    public long knownUpTo(TopicPartition partition) {
        return Math.max(windows.get(partition).position(), positions.getOrDefault(partition, 0L));
    }

    @Override
    public List<Long> unread(TopicPartition partition, String member) {
        var backlog = backlogs.get(partition);
        if (backlog == null || backlog.isEmpty()) {
            return List.of();
        }
        var window = windows.get(partition);
        return backlog.of(member.getBytes(UTF_8))
                .filter(offset -> !window.knows(offset))
                .boxed()
                .toList();
    }

    void forget() {
        consumer.unsubscribe();
        backlogs.clear();
        positions.clear();
        busy = false;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
