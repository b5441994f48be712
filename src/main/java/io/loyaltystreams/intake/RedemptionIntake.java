package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.RedemptionCancelled;
import io.loyaltystreams.avro.in.RedemptionRequested;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.OriginalRecord;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.program.Programs;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Checks what comes on the topic of redemptions, requests and cancellations, and stages it under the redemption id; a cancellation
 * with the record as it was read in case the request never comes.
 */
public final class RedemptionIntake {

    private final Programs programs;
    private final Duration futureMargin;

    /** @param futureMargin how far beyond the record's own time an event may be dated */
    public RedemptionIntake(Programs programs, Duration futureMargin) {
        this.programs = programs;
        this.futureMargin = futureMargin;
    }

    /** @param event a {@link RedemptionRequested} or a {@link RedemptionCancelled} */
    public Verdict check(SpecificRecord event, Origin origin, OriginalRecord original) {
        return switch (event) {
            case RedemptionRequested requested -> check(requested, origin);
            case RedemptionCancelled cancelled -> check(cancelled, origin, original);
            default ->
                throw new IllegalArgumentException("Expected a redemption or its cancellation but found "
                        + event.getClass().getName());
        };
    }

    private Verdict check(RedemptionRequested requested, Origin origin) {
        var checks = new Checks()
                .text("eventId", requested.getEventId())
                .text("redemptionId", requested.getRedemptionId())
                .notInFuture("requestedAt", requested.getRequestedAt(), origin.getTimestamp(), futureMargin)
                .someReferences("memberRefs", requested.getMemberRefs());
        checkWish(checks, requested);
        return checks.fault()
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> new Verdict.Accepted(requested.getRedemptionId(), stage(requested, origin)));
    }

    private void checkWish(Checks checks, RedemptionRequested requested) {
        String rewardId = requested.getRewardId();
        Long points = requested.getPoints();
        checks.require(rewardId != null || points != null, () -> "rewardId and points are both missing; send one")
                .require(rewardId == null || points == null, () -> "rewardId and points are both there; send one")
                .require(points == null || points > 0, () -> "points is " + points + "; send more than 0")
                .require(
                        rewardId == null || isListed(requested),
                        () -> "rewardId is '" + rewardId + "', which the program in force at "
                                + requested.getRequestedAt() + " does not list");
    }

    /** Before the first version no reward can be unknown: the request is refused for want of a program. */
    private boolean isListed(RedemptionRequested requested) {
        return programs.at(requested.getRequestedAt())
                .map(program -> program.rewards().containsKey(requested.getRewardId()))
                .orElse(true);
    }

    private Verdict check(RedemptionCancelled cancelled, Origin origin, OriginalRecord original) {
        return new Checks()
                .text("eventId", cancelled.getEventId())
                .text("redemptionId", cancelled.getRedemptionId())
                .notInFuture("cancelledAt", cancelled.getCancelledAt(), origin.getTimestamp(), futureMargin)
                .fault()
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> new Verdict.Accepted(cancelled.getRedemptionId(), stage(cancelled, origin, original)));
    }

    private static StagedEvent stage(RedemptionRequested requested, Origin origin) {
        var request = new RedemptionRequest(
                requested.getEventId(),
                requested.getRedemptionId(),
                requested.getRequestedAt(),
                requested.getRewardId(),
                requested.getPoints());
        return new StagedEvent(
                origin, References.keys(requested.getMemberRefs()), List.of(), Lookup.FIND, 0, null, request);
    }

    private static StagedEvent stage(RedemptionCancelled cancelled, Origin origin, OriginalRecord original) {
        var cancel = new RedemptionCancel(
                cancelled.getEventId(), cancelled.getRedemptionId(), cancelled.getCancelledAt(), original);
        return new StagedEvent(origin, List.of(), List.of(), Lookup.FIND, 0, null, cancel);
    }
}
