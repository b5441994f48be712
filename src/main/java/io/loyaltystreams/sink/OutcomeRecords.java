package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Outcomes as records: in the partition of their command, with headers that name it, so that what was finished can be
 * read back without decoding values.
 */
final class OutcomeRecords {

    private static final String COMMAND_TOPIC = "command-topic";
    private static final String COMMAND_OFFSET = "command-offset";
    private static final String MADE_BY = "made-by";
    private static final String MADE = "made";

    private final String topic;
    private final Serializer<PiggyOutcome> serializer;

    OutcomeRecords(String topic, Serializer<PiggyOutcome> serializer) {
        this.topic = topic;
        this.serializer = serializer;
    }

    ProducerRecord<byte[], byte[]> record(Settlement settlement, Instant now) {
        var origin = settlement.delivery().origin();
        var headers = new RecordHeaders();
        headers.add(COMMAND_TOPIC, Utils.utf8(origin.partition().topic()));
        headers.add(
                COMMAND_OFFSET,
                ByteBuffer.allocate(Long.BYTES).putLong(origin.offset()).array());
        made(settlement).ifPresent(made -> {
            headers.add(MADE_BY, Utils.utf8(made.by()));
            headers.add(MADE, Utils.utf8(made.uuid()));
        });
        var value = serializer.serialize(topic, headers, outcome(settlement, now));
        return new ProducerRecord<>(
                topic,
                origin.partition().partition(),
                now.toEpochMilli(),
                origin.record().key(),
                value,
                headers);
    }

    /** The command that an outcome record is of; empty when it was not written by a sink. */
    static Optional<CommandPlace> command(ConsumerRecord<byte[], byte[]> outcome) {
        var topic = outcome.headers().lastHeader(COMMAND_TOPIC);
        var offset = outcome.headers().lastHeader(COMMAND_OFFSET);
        if (topic == null || offset == null || offset.value().length != Long.BYTES) {
            return Optional.empty();
        }
        var partition = new TopicPartition(Utils.utf8(topic.value()), outcome.partition());
        return Optional.of(
                new CommandPlace(partition, ByteBuffer.wrap(offset.value()).getLong()));
    }

    /** What a command without an id of its own made, as {@link Made} is to know it. */
    record MadeThing(String member, String by, String uuid) {}

    private static Optional<MadeThing> made(Settlement settlement) {
        var command = settlement.delivery().command();
        return settlement.verdict() instanceof Verdict.Applied applied
                ? applied.piggyUuid()
                        .flatMap(uuid ->
                                Rewards.name(command).map(name -> new MadeThing(command.getMemberId(), name, uuid)))
                : Optional.empty();
    }

    /** What such a command made, read back; empty for all other outcomes. */
    static Optional<MadeThing> made(ConsumerRecord<byte[], byte[]> outcome) {
        var by = outcome.headers().lastHeader(MADE_BY);
        var uuid = outcome.headers().lastHeader(MADE);
        return by == null || uuid == null || outcome.key() == null
                ? Optional.empty()
                : Optional.of(
                        new MadeThing(Utils.utf8(outcome.key()), Utils.utf8(by.value()), Utils.utf8(uuid.value())));
    }

    /** Where a command stands. */
    record CommandPlace(TopicPartition partition, long offset) {}

    private static PiggyOutcome outcome(Settlement settlement, Instant now) {
        var delivery = settlement.delivery();
        var outcome = new PiggyOutcome();
        outcome.setCommandId(delivery.command().getCommandId());
        outcome.setMemberId(delivery.member());
        outcome.setContactUuid(settlement.verdict().contact().orElse(null));
        outcome.setAttempts(delivery.sends());
        outcome.setLookedUp(delivery.wasLookedUp());
        outcome.setSettledAt(now);
        switch (settlement.verdict()) {
            case Verdict.Applied applied -> {
                outcome.setResult(PiggyResult.APPLIED);
                outcome.setPiggyUuid(applied.piggyUuid().orElse(null));
                outcome.setPiggyBalance(boxed(applied.balance()));
                outcome.setMessage(applied.note().orElse(null));
            }
            case Verdict.Refused refused -> {
                outcome.setResult(PiggyResult.REFUSED);
                outcome.setCode(refused.code().isPresent() ? refused.code().getAsInt() : null);
                outcome.setMessage(refused.message());
            }
            case Verdict.Unresolved unresolved -> {
                outcome.setResult(PiggyResult.UNRESOLVED);
                outcome.setMessage(unresolved.message());
            }
            case Verdict.Superseded superseded -> {
                outcome.setResult(PiggyResult.SUPERSEDED);
                outcome.setMessage("command " + superseded.newerCommand() + " says it all");
            }
        }
        return outcome;
    }

    private static Long boxed(OptionalLong balance) {
        return balance.isPresent() ? balance.getAsLong() : null;
    }
}
