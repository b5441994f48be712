package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.LedgerResult;
import io.loyaltystreams.ledger.Posted;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.outbox.Outbox;
import io.loyaltystreams.outbox.PersonalData;
import io.loyaltystreams.outbox.Published;
import io.loyaltystreams.stage.NoEffects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What the ledger writes: to others what was posted, and to our own stages what they have to know. */
final class Outgoing {

    private final ProcessorContext<String, LedgerOutput> context;
    private final PersonalData enrolled;
    private final StageMetrics metrics;

    Outgoing(ProcessorContext<String, LedgerOutput> context, PersonalData enrolled, StageMetrics metrics) {
        this.context = context;
        this.enrolled = enrolled;
        this.metrics = metrics;
    }

    /** What a member's own time or a merge did: there is no event that could be without effect. */
    void publish(String memberId, LedgerResult result, long timestamp) {
        publish(memberId, result, timestamp, unchanged -> {
            throw new IllegalStateException("Expected an event of the member but found " + unchanged.reason());
        });
    }

    /** @param noEffect makes the record of an event that changed no balance */
    void publish(
            String memberId, LedgerResult result, long timestamp, Function<LedgerEvent.Unchanged, NoEffect> noEffect) {
        publish(memberId, result, timestamp, noEffect, published -> true);
    }

    /** @param told which records others get to read */
    void publish(
            String memberId,
            LedgerResult result,
            long timestamp,
            Function<LedgerEvent.Unchanged, NoEffect> noEffect,
            Predicate<Published> told) {
        for (Posted posted : result.posted()) {
            metrics.count(posted.event());
        }
        for (Published published : Outbox.of(memberId, result, enrolled, noEffect)) {
            if (told.test(published)) {
                tell(memberId, published, timestamp);
            }
        }
    }

    /** An event that was for the stage itself has changed no balance. */
    void noEffect(String memberId, Object event, Reason reason, String note, long timestamp) {
        metrics.count(new LedgerEvent.Unchanged(reason, Optional.ofNullable(note)));
        tell(memberId, new Published(Topic.NO_EFFECTS, NoEffects.of(event, memberId, reason, note)), timestamp);
    }

    void tell(String memberId, Published published, long timestamp) {
        context.forward(new Record<>(memberId, new LedgerOutput.Told(published), timestamp));
    }

    void send(LedgerOutput.To to, String key, StagedEvent event, long timestamp) {
        context.forward(new Record<>(key, new LedgerOutput.Sent(to, event), timestamp));
    }
}
