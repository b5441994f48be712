package io.loyaltystreams.stage;

import io.loyaltystreams.avro.internal.Activity;
import io.loyaltystreams.avro.internal.Adjustment;
import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.ReferralQuestion;
import io.loyaltystreams.avro.internal.ReferralReply;
import io.loyaltystreams.avro.internal.ReferrerEarned;
import io.loyaltystreams.avro.internal.ReferrerLost;
import io.loyaltystreams.avro.internal.ReportedReturn;
import io.loyaltystreams.avro.internal.Separation;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.ledger.Reason;
import java.time.Instant;

/** Makes the record of an event that changed no balance. */
public final class NoEffects {

    private NoEffects() {}

    /** @param event one of the branches of {@code StagedEvent.event} */
    public static NoEffect of(Object event, String memberId, Reason reason, String note) {
        return switch (event) {
            case PlacedOrder e ->
                new NoEffect("order", e.getEventId(), e.getOrderId(), memberId, reason.name(), note, e.getPlacedAt());
            case ReportedReturn e ->
                new NoEffect(
                        "return", e.getEventId(), e.getReturnId(), memberId, reason.name(), note, e.getReturnedAt());
            case MatchedReturn e ->
                new NoEffect(
                        "return", e.getEventId(), e.getReturnId(), memberId, reason.name(), note, e.getReturnedAt());
            case SignUp e ->
                new NoEffect(
                        "signup", e.getEventId(), e.getEventId(), memberId, reason.name(), note, e.getSignedUpAt());
            case RedemptionRequest e ->
                new NoEffect(
                        "redemption",
                        e.getEventId(),
                        e.getRedemptionId(),
                        memberId,
                        reason.name(),
                        note,
                        e.getRequestedAt());
            case RedemptionCancel e ->
                new NoEffect(
                        "cancellation",
                        e.getEventId(),
                        e.getRedemptionId(),
                        memberId,
                        reason.name(),
                        note,
                        e.getCancelledAt());
            case Adjustment e ->
                new NoEffect(
                        "adjustment",
                        e.getEventId(),
                        e.getAdjustmentId(),
                        memberId,
                        reason.name(),
                        note,
                        e.getRequestedAt());
            case Activity e ->
                new NoEffect(
                        "activity", e.getEventId(), e.getEventId(), memberId, reason.name(), note, e.getOccurredAt());
            case ReferralQuestion e -> referral(e.getEventId(), e.getSignedUpAt(), memberId, reason, note);
            case ReferralReply e -> referral(e.getEventId(), e.getSignedUpAt(), memberId, reason, note);
            case ReferrerEarned e -> referral(e.getOrderId(), e.getPlacedAt(), memberId, reason, note);
            case ReferrerLost e -> referral(e.getReturnId(), e.getReturnedAt(), memberId, reason, note);
            case Separation e ->
                new NoEffect(
                        "separation",
                        e.getEventId(),
                        e.getEventId(),
                        memberId,
                        reason.name(),
                        note,
                        e.getSeparatedAt());
            case Erasure e ->
                new NoEffect("erasure", e.getEventId(), e.getEventId(), memberId, reason.name(), note, e.getErasedAt());
            default ->
                throw new IllegalArgumentException(
                        "Expected a staged event but found " + event.getClass().getName());
        };
    }

    /** Follows from an event of another member, and has that one's id. */
    private static NoEffect referral(String id, Instant at, String memberId, Reason reason, String note) {
        return new NoEffect("referral", id, id, memberId, reason.name(), note, at);
    }
}
