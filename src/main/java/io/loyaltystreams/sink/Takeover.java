package io.loyaltystreams.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out what was done before for lane partitions that this instance now owns: from the committed offsets, their
 * notes, and the outcomes from the noted place on.
 */
final class Takeover {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Longer than a transaction that was left open holds back its readers. */
    private static final int MOST_IDLE = 60;
    /** Outcomes that are read back in any case: a reward handed out a moment ago may be cancelled now. */
    private static final int LATELY = 2_000;

    private final Consumer<byte[], byte[]> group;
    private final Supplier<Consumer<byte[], byte[]>> readers;
    private final Admin admin;
    private final String outcomesTopic;
    private final Set<String> urgent;

    /**
     * @param group the consumer that owns the partitions
     * @param urgent topics with commands that can carry no id at Piggy
     * @param readers makes a consumer without a group that reads what is committed
     */
    Takeover(
            Consumer<byte[], byte[]> group,
            Supplier<Consumer<byte[], byte[]>> readers,
            Admin admin,
            String outcomesTopic,
            Set<String> urgent) {
        this.urgent = urgent;
        this.group = group;
        this.readers = readers;
        this.admin = admin;
        this.outcomesTopic = outcomesTopic;
    }

    /**
     * The windows of these partitions, complete, with reading to start at their positions.
     *
     * @param made is told what was made lately, where commands may have been sent that can carry no id
     */
    Map<TopicPartition, Window> windows(Collection<TopicPartition> lanes, Made made) {
        // waits for offsets of a transaction that is still open
        var committed = group.committed(new HashSet<>(lanes));
        var outcomes = lanes.stream().map(this::outcomes).collect(Collectors.toSet());
        var ends = offsets(outcomes, OffsetSpec.latest());
        var starts = offsets(outcomes, OffsetSpec.earliest());
        var laneStarts = offsets(lanes, OffsetSpec.earliest());
        var laneEnds = offsets(lanes, OffsetSpec.latest());
        var windows = new HashMap<TopicPartition, Window>();
        var readFrom = new HashMap<TopicPartition, Long>();
        var lately = new HashMap<TopicPartition, Instant>();
        for (var lane : lanes) {
            var note = Optional.ofNullable(committed.get(lane))
                    .map(OffsetAndMetadata::metadata)
                    .flatMap(CommitNote::read);
            var from = note.map(CommitNote::outcomesFrom).orElseGet(() -> OptionalLong.of(starts.get(outcomes(lane))));
            if (from.isPresent()) {
                readFrom.merge(outcomes(lane), from.getAsLong(), Math::min);
            }
            var wasUsed = ends.get(outcomes(lane)) > 0;
            var start = Optional.ofNullable(committed.get(lane))
                    .map(OffsetAndMetadata::offset)
                    .orElse(laneStarts.get(lane));
            // without a note only an outcomes partition that was never written proves that nothing was ever sent
            var horizon = note.map(CommitNote::horizon).orElse(wasUsed ? laneEnds.get(lane) : start);
            var since = note.map(CommitNote::since).orElse(Instant.EPOCH);
            var ahead = note.map(CommitNote::ahead).orElse(Set.of());
            var window = new Window(start, horizon, new Finished(start), since, ahead);
            windows.put(lane, window);
            if (note.isPresent() && horizon > start && urgent.contains(lane.topic())) {
                lately.merge(outcomes(lane), since, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        for (var lane : lanes) {
            if (urgent.contains(lane.topic())) {
                var from = Math.max(starts.get(outcomes(lane)), ends.get(outcomes(lane)) - LATELY);
                readFrom.merge(outcomes(lane), from, Math::min);
            }
        }
        madeSince(lately).forEach((partition, offset) -> readFrom.merge(partition, offset, Math::min));
        readBack(readFrom, ends, windows, made);
        return windows;
    }

    private TopicPartition outcomes(TopicPartition lane) {
        return new TopicPartition(outcomesTopic, lane.partition());
    }

    /** From where the outcomes tell all that can be taken for a command which was sent at that time. */
    private Map<TopicPartition, Long> madeSince(Map<TopicPartition, Instant> since) {
        if (since.isEmpty()) {
            return Map.of();
        }
        var times = new HashMap<TopicPartition, Long>();
        since.forEach((partition, instant) -> times.put(
                partition,
                Math.max(0, instant.minus(Errands.CLOCKS_DIFFER.multipliedBy(2)).toEpochMilli())));
        var found = new HashMap<TopicPartition, Long>();
        group.offsetsForTimes(times).forEach((partition, first) -> {
            if (first != null) {
                found.put(partition, first.offset());
            }
        });
        return found;
    }

    private void readBack(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Window> windows,
            Made made) {
        Set<TopicPartition> open = new HashSet<>(from.keySet());
        open.removeIf(partition -> from.get(partition) >= ends.get(partition));
        if (open.isEmpty()) {
            return;
        }
        try (var reader = readers.get()) {
            reader.assign(open);
            open.forEach(partition -> reader.seek(partition, from.get(partition)));
            for (var idle = 0; !open.isEmpty(); idle++) {
                if (idle == MOST_IDLE) {
                    throw new KafkaException("Expected to read " + outcomesTopic + " to its end but nothing comes");
                }
                for (var outcome : reader.poll(PATIENCE)) {
                    idle = 0;
                    OutcomeRecords.made(outcome)
                            .ifPresent(thing -> made.learn(thing.member(), thing.by(), thing.uuid()));
                    OutcomeRecords.command(outcome)
                            .ifPresent(command -> Optional.ofNullable(windows.get(command.partition()))
                                    .ifPresent(window -> window.finishedBefore(command.offset(), outcome.offset())));
                }
                // the end counts open transactions too: it is reached when they are over
                open.removeIf(partition -> reader.position(partition) >= ends.get(partition));
            }
        }
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
        try {
            var found = admin.listOffsets(wanted).all().get();
            return found.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (ExecutionException failed) {
            throw new KafkaException("Expected the offsets of the sink's topics but they could not be listed", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while the offsets of the sink's topics were listed", stopped);
        }
    }
}
