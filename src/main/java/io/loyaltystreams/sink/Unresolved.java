package io.loyaltystreams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.config.KafkaProperties;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The commands that wait for a person, and what the person decides. A decision is one transaction: what follows from it, the
 * record of who decided, and the end of the waiting.
 */
public final class Unresolved {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_IDLE = 20;

    private final KafkaClients clients;
    private final Topics topics;

    /** @param kafka client properties */
    public Unresolved(KafkaProperties kafka, Topics topics) {
        this.clients = new KafkaClients(kafka);
        this.topics = topics;
    }

    /**
     * A decision.
     *
     * @param operator who made it
     * @param at when
     */
    public record Decision(String operator, Instant at, What what) {

        /** What was decided. */
        public sealed interface What {}

        /** Piggy has applied it; {@code piggyUuid} is what Piggy calls it. */
        public record WasApplied(Optional<String> piggyUuid) implements What {}

        /** It is to be sent once more, without looking. */
        public record SendAgain() implements What {}
    }

    /**
     * All of them, in the order in which they were parked.
     *
     * @throws KafkaException if they cannot be read
     */
    public List<Parked> all() {
        var topic = topics.name(Topic.PIGGY_UNRESOLVED);
        var waiting = new LinkedHashMap<String, Parked>();
        try (var reader = clients.reader()) {
            var found = reader.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                throw new UnknownTopicOrPartitionException("Expected topic " + topic + " to exist: create it");
            }
            var partitions = found.stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            for (var idle = 0;
                    ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue());
                    idle++) {
                if (idle == MOST_IDLE) {
                    throw new KafkaException("Expected to read " + topic + " to its end but nothing comes");
                }
                for (var record : reader.poll(PATIENCE)) {
                    idle = 0;
                    var id = new String(record.key(), UTF_8);
                    waiting.remove(id);
                    if (record.value() != null) {
                        Parked.read(record).ifPresent(parked -> waiting.put(id, parked));
                    }
                }
            }
        }
        return new ArrayList<>(waiting.values());
    }

    public Optional<Parked> find(String commandId) {
        return all().stream()
                .filter(parked -> parked.commandId().equals(commandId))
                .findFirst();
    }

    /**
     * Carries a decision out.
     *
     * @throws KafkaException if it could not be written; then nothing has happened
     */
    public void decide(Parked parked, Decision decision, Serializer<PiggyOutcome> outcomes) {
        try (var producer = clients.producer(topics.name(Topic.PIGGY_UNRESOLVED) + "-resolve")) {
            producer.initTransactions();
            producer.beginTransaction();
            try {
                write(producer, parked, decision, outcomes);
                producer.commitTransaction();
            } catch (KafkaException failed) {
                producer.abortTransaction();
                throw failed;
            }
        }
    }

    private void write(
            Producer<byte[], byte[]> producer, Parked parked, Decision decision, Serializer<PiggyOutcome> outcomes) {
        var place = parked.place();
        var key = parked.member().getBytes(UTF_8);
        var topic = topics.name(Topic.PIGGY_OUTCOMES);
        var audit = outcomes.serialize(topic, outcome(parked, decision));
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        records.add(new ProducerRecord<>(topic, place.partition(), key, audit));
        if (decision.what() instanceof Decision.SendAgain) {
            records.add(new ProducerRecord<>(
                    place.topic(), place.partition(), key, parked.command().get()));
        }
        records.add(Parked.resolved(topics.name(Topic.PIGGY_UNRESOLVED), parked.commandId()));
        // what fails here fails the commit
        var unused = records.stream().map(producer::send).toList();
    }

    private static PiggyOutcome outcome(Parked parked, Decision decision) {
        var outcome = PiggyOutcome.newBuilder()
                .setCommandId(parked.commandId())
                .setMemberId(parked.member())
                .setAttempts(0)
                .setSettledAt(decision.at());
        return switch (decision.what()) {
            case Decision.WasApplied applied ->
                outcome.setResult(PiggyResult.APPLIED)
                        .setPiggyUuid(applied.piggyUuid().orElse(null))
                        .setMessage("found to be applied by " + decision.operator())
                        .build();
            case Decision.SendAgain again ->
                outcome.setResult(PiggyResult.UNRESOLVED)
                        .setMessage("sent again by " + decision.operator())
                        .build();
        };
    }
}
