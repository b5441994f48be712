package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.serde.UnreadableRecordException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads commands into memory, no more of a partition than has room there. */
final class Reading {

    private static final long TRY_AGAIN = Duration.ofSeconds(1).toNanos();
    private static final int LEAST_ROOM = 50;

    /** So many times the room may be filled when few members have very much of it: those behind them must not wait for them. */
    private static final int OF_FEW = 5;

    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<PiggyCommand> deserializer;
    private final Map<String, Lane> lanes;
    private final DeadLetters deadLetters;
    private final int room;
    private final Deque<ConsumerRecord<byte[], byte[]>> undecoded = new ArrayDeque<>();
    private final List<ProducerRecord<byte[], byte[]>> unreadable = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();
    private long decodeAgainAt;

    Reading(
            Consumer<byte[], byte[]> consumer,
            Deserializer<PiggyCommand> deserializer,
            Map<String, Lane> lanes,
            DeadLetters deadLetters,
            int room) {
        this.consumer = consumer;
        this.deserializer = deserializer;
        this.lanes = lanes;
        this.deadLetters = deadLetters;
        this.room = room;
    }

    /** Reads what has come, without waiting. Partitions may be taken or given while this runs. */
    void read(
            Map<TopicPartition, Window> windows,
            java.util.function.Consumer<Delivery> taken,
            long suspectsFrom,
            long now) {
        makeRoom(windows);
        consumer.poll(Duration.ZERO).forEach(undecoded::add);
        while (!undecoded.isEmpty() && now - decodeAgainAt >= 0) {
            var record = undecoded.peekFirst();
            var window = windows.get(new TopicPartition(record.topic(), record.partition()));
            if (window != null && !accept(record, window, taken, suspectsFrom)) {
                decodeAgainAt = now + TRY_AGAIN;
                return;
            }
            undecoded.removeFirst();
        }
        if (undecoded.isEmpty()) {
            windows.forEach((partition, window) -> window.readUpTo(consumer.position(partition)));
        }
    }

    /** Returns false when the command cannot be decoded for now. */
    private boolean accept(
            ConsumerRecord<byte[], byte[]> record,
            Window window,
            java.util.function.Consumer<Delivery> taken,
            long suspectsFrom) {
        try {
            var command = decoded(record);
            if (command.isPresent()) {
                take(record, command.get(), window, taken, suspectsFrom);
            }
            return command.isPresent();
        } catch (UnreadableRecordException poison) {
            unreadable.add(deadLetters.unreadable(record, poison.getMessage()));
            return true;
        }
    }

    /**
     * Takes a command from ahead of the reading, if it is the member's. What nobody can read is left to the reading.
     *
     * @return false when it cannot be decoded for now
     */
    boolean takeAhead(
            ConsumerRecord<byte[], byte[]> record,
            Window window,
            String member,
            java.util.function.Consumer<Delivery> taken,
            long suspectsFrom) {
        try {
            var command = decoded(record);
            command.filter(found -> found.getMemberId().equals(member))
                    .ifPresent(found -> take(record, found, window, taken, suspectsFrom));
            return command.isPresent();
        } catch (UnreadableRecordException poison) {
            return true;
        }
    }

    private void take(
            ConsumerRecord<byte[], byte[]> record,
            PiggyCommand command,
            Window window,
            java.util.function.Consumer<Delivery> taken,
            long suspectsFrom) {
        if (window.read(record.offset(), record.timestamp(), command.getMemberId())) {
            var partition = new TopicPartition(record.topic(), record.partition());
            var origin = new Origin(lanes.get(record.topic()), partition, record);
            var notBefore = window.isSuspect(record.offset()) ? suspectsFrom : 0;
            taken.accept(new Delivery(origin, command, window, notBefore));
        }
    }

    private Optional<PiggyCommand> decoded(ConsumerRecord<byte[], byte[]> record) {
        try {
            var command = deserializer.deserialize(record.topic(), record.headers(), record.value());
            trouble = Optional.empty();
            return Optional.of(command);
        } catch (UnreadableRecordException poison) {
            throw poison;
        } catch (SerializationException registryAway) {
            trouble = Optional.of("commands cannot be decoded: " + registryAway.getMessage());
            return Optional.empty();
        }
    }

    private void makeRoom(Map<TopicPartition, Window> windows) {
        if (!undecoded.isEmpty()) {
            consumer.pause(windows.keySet());
            return;
        }
        var perPartition = Math.max(LEAST_ROOM, room / Math.max(1, windows.size()));
        windows.forEach((partition, window) -> {
            var most = perPartition * OF_FEW;
            if (window.crowd() >= perPartition || window.unfinished() >= most) {
                consumer.pause(List.of(partition));
            } else if (window.crowd() <= perPartition / 2 && window.unfinished() <= most / 2) {
                consumer.resume(List.of(partition));
            }
        });
    }

    /** What nobody can read, to be written with the next commit. */
    List<ProducerRecord<byte[], byte[]>> takeUnreadable() {
        var taken = List.copyOf(unreadable);
        unreadable.clear();
        return taken;
    }

    boolean hasUnreadable() {
        return !unreadable.isEmpty();
    }

    Optional<String> trouble() {
        return trouble;
    }

    /** The partitions are no longer ours, or are read again. */
    void forget() {
        undecoded.clear();
        unreadable.clear();
        trouble = Optional.empty();
    }
}
