package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.RedemptionTold;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.ledger.PiggyAnswer;
import java.time.Instant;
import java.util.Optional;

/** Says the sink's outcomes in the ledger's words. */
final class PiggyAnswers {

    private PiggyAnswers() {}

    /** Only what is final and may concern an account. */
    static boolean matters(PiggyOutcome outcome) {
        return switch (outcome.getResult()) {
            case APPLIED, REFUSED -> of(outcome).matters();
            case SUPERSEDED, UNRESOLVED, UNKNOWN -> false;
        };
    }

    static PiggyAnswer of(PiggyOutcome outcome) {
        return new PiggyAnswer(
                outcome.getCommandId(),
                outcome.getResult() == PiggyResult.APPLIED,
                Optional.ofNullable(outcome.getContactUuid()),
                Optional.ofNullable(outcome.getPiggyUuid()),
                outcome.getSettledAt());
    }

    static PiggyAnswer of(RedemptionTold told, Instant at) {
        return new PiggyAnswer(
                told.getCommandId(), told.getApplied(), Optional.empty(), Optional.ofNullable(told.getPiggyUuid()), at);
    }

    /** For a member whose redemption it was not, but is now. */
    static StagedEvent passedOn(PiggyAnswer answer) {
        return StagedEvent.newBuilder()
                .setOrigin(new Origin("", 0, 0L, answer.at()))
                .setEvent(new RedemptionTold(
                        answer.commandId(), answer.applied(), answer.made().orElse(null)))
                .build();
    }
}
