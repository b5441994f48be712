package io.loyaltystreams.outbox;

import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PointsExpired;
import io.loyaltystreams.avro.out.PointsExpiring;
import io.loyaltystreams.avro.out.RedemptionResult;
import io.loyaltystreams.avro.out.TierChanged;
import io.loyaltystreams.avro.out.TierDirection;
import io.loyaltystreams.avro.out.TierReason;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.Posted;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.ledger.ReferralStep;
import io.loyaltystreams.ledger.TierChange;
import java.util.Optional;
import java.util.function.Function;

/** What others are told besides the entries: tiers, notices, expiries, answers to redemptions, and that nothing happened. */
final class Announcements {

    private Announcements() {}

    static Optional<Published> of(
            String memberId, Posted posted, String contact, Function<LedgerEvent.Unchanged, NoEffect> noEffect) {
        return switch (posted.event()) {
            case LedgerEvent.TierMoved e ->
                Optional.of(new Published(Topic.TIER_CHANGES, tierChanged(memberId, e, contact)));
            case LedgerEvent.PointsGone e ->
                Optional.of(new Published(
                        Topic.POINTS_EXPIRED,
                        new PointsExpired(e.eventId(), memberId, e.points(), e.on(), posted.available(), contact)));
            case LedgerEvent.ExpiryNoticed e ->
                Optional.of(new Published(
                        Topic.POINTS_EXPIRING,
                        new PointsExpiring(
                                e.eventId(), memberId, e.points(), e.on(), e.days(), posted.available(), contact)));
            case LedgerEvent.RedemptionAnswered e ->
                Optional.of(new Published(Topic.REDEMPTION_RESULTS, answer(memberId, posted, e)));
            case LedgerEvent.Unchanged e -> Optional.of(new Published(Topic.NO_EFFECTS, noEffect.apply(e)));
            case LedgerEvent.Earned e -> Optional.empty();
            case LedgerEvent.Released e -> Optional.empty();
            case LedgerEvent.Reversed e -> Optional.empty();
            case LedgerEvent.Expired e -> Optional.empty();
            case LedgerEvent.Redeemed e -> Optional.empty();
            case LedgerEvent.RedemptionReversed e -> Optional.empty();
            case LedgerEvent.Adjusted e -> Optional.empty();
            case LedgerEvent.RedemptionSettled e -> Optional.empty();
            case LedgerEvent.DebtPaid e -> Optional.empty();
            case LedgerEvent.Counted e -> Optional.empty();
            case LedgerEvent.SubjectSeen e -> Optional.empty();
            case LedgerEvent.WasActive e -> Optional.empty();
            case LedgerEvent.GraceSet e -> Optional.empty();
            case LedgerEvent.Enrolled e -> Optional.empty();
            case LedgerEvent.SignedUp e -> Optional.empty();
            case LedgerEvent.ContactLearnt e -> Optional.empty();
            case LedgerEvent.RuleFailed e -> Optional.empty();
            case LedgerEvent.Transferred e -> Optional.empty();
            case LedgerEvent.Erased e -> Optional.empty();
            case LedgerEvent.Introduced e -> Optional.empty();
            case LedgerEvent.Joined e -> Optional.empty();
            case LedgerEvent.Parted e -> Optional.empty();
            case LedgerEvent.Referred e -> refusal(memberId, e.step());
            case LedgerEvent.Left e -> Optional.empty();
        };
    }

    /** Of all that happens to a referral others are told in words of their own only that it does not count. */
    private static Optional<Published> refusal(String memberId, ReferralStep step) {
        return step instanceof ReferralStep.Refused refused
                ? Optional.of(new Published(
                        Topic.NO_EFFECTS,
                        new NoEffect(
                                "signup",
                                refused.eventId(),
                                refused.eventId(),
                                memberId,
                                refused.reason().name(),
                                "the sign-up names who brought the member",
                                refused.at())))
                : Optional.empty();
    }

    private static RedemptionResult answer(String memberId, Posted posted, LedgerEvent.RedemptionAnswered e) {
        return new RedemptionResult(
                e.redemptionId(),
                memberId,
                e.refused().isEmpty(),
                e.refused().map(Reason::name).orElse(null),
                e.points(),
                posted.available(),
                e.at());
    }

    private static TierChanged tierChanged(String memberId, LedgerEvent.TierMoved e, String contact) {
        return new TierChanged(
                e.eventId(),
                memberId,
                e.from().orElse(null),
                e.to(),
                direction(e.change().direction()),
                reason(e.change().why()),
                e.qualifying().toDecimalText(),
                e.at(),
                e.validUntil().orElse(null),
                contact);
    }

    private static TierDirection direction(TierChange.Direction direction) {
        return switch (direction) {
            case UP -> TierDirection.UP;
            case DOWN -> TierDirection.DOWN;
        };
    }

    private static TierReason reason(TierChange.Why why) {
        return switch (why) {
            case QUALIFIED -> TierReason.QUALIFIED;
            case WINDOW -> TierReason.WINDOW;
            case RETURN -> TierReason.RETURN;
            case ADJUSTMENT -> TierReason.ADJUSTMENT;
            case MERGE -> TierReason.MERGE;
        };
    }
}
