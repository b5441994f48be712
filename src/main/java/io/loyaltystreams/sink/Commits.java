package io.loyaltystreams.sink;

import io.loyaltystreams.sink.Commit.Mark;
import io.loyaltystreams.sink.Commit.Written;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * When to commit and what. A commit is also the proof that the partitions are still ours: the broker refuses it from an
 * instance that lost them. One at a time; times are nanoseconds of the loop's clock.
 */
final class Commits {

    private final SinkSettings settings;
    private final OutcomeRecords outcomes;
    private final DeadLetters deadLetters;
    private final Parking parking;
    private final SinkMetrics metrics;
    private final Clock clock;
    private final List<Settlement> unwritten = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> unreadable = new ArrayList<>();
    private Map<TopicPartition, Mark> committed = new HashMap<>();
    private Optional<Long> proof = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private boolean running;
    private long last;

    Commits(
            SinkSettings settings,
            OutcomeRecords outcomes,
            DeadLetters deadLetters,
            Parking parking,
            SinkMetrics metrics,
            Clock clock) {
        this.settings = settings;
        this.outcomes = outcomes;
        this.deadLetters = deadLetters;
        this.parking = parking;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whether a call may be made: the partitions were certainly ours less than a lease ago. */
    boolean ownershipIsProven(long now) {
        return proof.isPresent() && now - proof.get() < settings.lease().toNanos();
    }

    boolean isRunning() {
        return running;
    }

    boolean isDue(Map<TopicPartition, Window> windows, Dispatcher dispatcher, Reading reading, long now) {
        if (running || windows.isEmpty()) {
            return false;
        }
        var waited = now - last >= settings.commitInterval().toNanos();
        return windows.values().stream().anyMatch(Window::wantsHorizon)
                || (dispatcher.hasWork() && needsProof(now))
                || (waited && (dispatcher.hasSettled() || !unwritten.isEmpty() || reading.hasUnreadable()));
    }

    private boolean needsProof(long now) {
        return proof.isEmpty() || now - proof.get() >= settings.lease().toNanos() / 2;
    }

    /** The records of the next commit; empty when they cannot be made for now. */
    Optional<Commit> next(Map<TopicPartition, Mark> marks, ConsumerGroupMetadata group, long now) {
        last = now;
        var records = new ArrayList<Commit.Outcome>();
        var dead = new ArrayList<>(unreadable);
        try {
            for (var settlement : unwritten) {
                var origin = settlement.delivery().origin();
                records.add(new Commit.Outcome(
                        origin.partition(), origin.offset(), outcomes.record(settlement, clock.instant())));
                switch (settlement.verdict()) {
                    case Verdict.Refused refused -> dead.add(deadLetters.refused(origin, refused.message()));
                    case Verdict.Unresolved unresolved ->
                        dead.add(parking.parked(settlement.delivery(), unresolved.message()));
                    case Verdict.Applied applied -> {}
                    case Verdict.Superseded superseded -> {}
                }
            }
        } catch (SerializationException registryAway) {
            trouble = Optional.of("outcomes cannot be encoded: " + registryAway.getMessage());
            return Optional.empty();
        }
        trouble = Optional.empty();
        return Optional.of(new Commit(records, dead, changed(marks, records), group));
    }

    /** What is to be written from now on with the next commit. */
    void collect(Dispatcher dispatcher, Reading reading) {
        unwritten.addAll(dispatcher.takeSettled());
        unreadable.addAll(reading.takeUnreadable());
    }

    /**
     * Those that differ from what was committed, and those with an outcome, whose note is to say where to read it back;
     * all if there are none, since a commit without offsets proves nothing.
     */
    private Map<TopicPartition, Mark> changed(Map<TopicPartition, Mark> marks, List<Commit.Outcome> records) {
        var changed = new HashMap<>(marks);
        changed.entrySet().removeIf(mark -> mark.getValue().saysTheSameAs(committed.get(mark.getKey())));
        records.forEach(outcome -> changed.put(outcome.lane(), marks.get(outcome.lane())));
        return changed.isEmpty() ? marks : changed;
    }

    void started() {
        running = true;
    }

    void succeeded(Commit commit, List<Written> written, Map<TopicPartition, Window> windows, long startedAt) {
        running = false;
        proof = Optional.of(startedAt);
        unwritten.forEach(metrics::committed);
        unwritten.clear();
        metrics.buriedUnreadable(unreadable.size());
        unreadable.clear();
        written.forEach(
                outcome -> windows.get(outcome.lane()).outcomeWritten(outcome.offset(), outcome.outcomeOffset()));
        commit.marks().forEach((lane, mark) -> windows.get(lane).horizon(mark.horizon(), mark.ahead()));
        committed.putAll(commit.marks());
    }

    /** The partitions are no longer ours, or their state is to be found out anew. */
    void forget() {
        running = false;
        proof = Optional.empty();
        trouble = Optional.empty();
        unwritten.clear();
        unreadable.clear();
        committed = new HashMap<>();
    }

    Optional<String> trouble() {
        return trouble;
    }
}
