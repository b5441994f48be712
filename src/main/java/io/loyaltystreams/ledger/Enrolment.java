package io.loyaltystreams.ledger;

import java.time.Instant;
import java.util.Optional;

/** A member is made known at Piggy before Piggy is first told anything of them; a sign-up makes known what it tells. */
final class Enrolment {

    private Enrolment() {}

    static void before(Posting posting, LedgerEvent event) {
        if (!posting.account().membership().enrolled()) {
            tellsPiggy(event).ifPresent(at -> {
                var cause = new Cause("member", posting.memberId());
                enrol(posting, "enrol:" + posting.memberId(), cause, at, Profile.UNKNOWN);
            });
        }
    }

    static void by(Posting posting, LedgerCommand.Welcome welcome) {
        var cause = new Cause("signup", welcome.eventId());
        enrol(posting, "signup:" + welcome.eventId() + ":enrol", cause, welcome.at(), welcome.profile());
    }

    /** Of somebody whom Piggy knew, and may know as another since. */
    static void anew(Posting posting, Separation separation) {
        var membership = posting.account().membership();
        if (membership.enrolled() && membership.contactUuid().isEmpty()) {
            String commandId = "separation:" + separation.eventId() + ":" + separation.former() + ":enrol";
            enrol(posting, commandId, separation.cause(), separation.at(), Profile.UNKNOWN);
        }
    }

    private static void enrol(Posting posting, String commandId, Cause cause, Instant at, Profile profile) {
        posting.post(new LedgerEvent.Enrolled(
                commandId, cause, at, posting.account().membership().references(), profile));
    }

    /** When, if the event is one that Piggy is told of. */
    private static Optional<Instant> tellsPiggy(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Earned e ->
                e.lot().isPending()
                        ? Optional.empty()
                        : Optional.of(e.lot().terms().earnedAt());
            case LedgerEvent.Released e -> Optional.of(e.at());
            case LedgerEvent.Reversed e -> e.fallOfAvailable() == 0 ? Optional.empty() : Optional.of(e.at());
            case LedgerEvent.Expired e -> e.atPiggy() ? Optional.of(e.at()) : Optional.empty();
            case LedgerEvent.Redeemed e -> Optional.of(e.at());
            case LedgerEvent.RedemptionReversed e -> e.points() == 0 ? Optional.empty() : Optional.of(e.at());
            case LedgerEvent.Adjusted e -> Optional.of(e.at());
            case LedgerEvent.TierMoved e -> Optional.of(e.at());
            case LedgerEvent.Transferred e -> e.ofAvailable() == 0 ? Optional.empty() : Optional.of(e.at());
            case LedgerEvent.Erased e -> Optional.empty();
            case LedgerEvent.Introduced e -> Optional.empty();
            case LedgerEvent.Joined e -> Optional.empty();
            case LedgerEvent.Parted e -> Optional.empty();
            case LedgerEvent.Referred e -> Optional.empty();
            case LedgerEvent.Left e -> Optional.empty();
            case LedgerEvent.RedemptionAnswered e -> Optional.empty();
            case LedgerEvent.RedemptionSettled e -> Optional.empty();
            case LedgerEvent.DebtPaid e -> Optional.empty();
            case LedgerEvent.Counted e -> Optional.empty();
            case LedgerEvent.SubjectSeen e -> Optional.empty();
            case LedgerEvent.WasActive e -> Optional.empty();
            case LedgerEvent.PointsGone e -> Optional.empty();
            case LedgerEvent.ExpiryNoticed e -> Optional.empty();
            case LedgerEvent.GraceSet e -> Optional.empty();
            case LedgerEvent.Enrolled e -> Optional.empty();
            case LedgerEvent.SignedUp e -> Optional.empty();
            case LedgerEvent.ContactLearnt e -> Optional.empty();
            case LedgerEvent.RuleFailed e -> Optional.empty();
            case LedgerEvent.Unchanged e -> Optional.empty();
        };
    }
}
