package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to an account. {@code at} is when it took effect, by the event's own time. */
public sealed interface LedgerEvent {

    /** A lot was made. */
    record Earned(String entryId, Cause cause, Lot lot, Optional<String> shop, List<Step> steps)
            implements LedgerEvent {

        public Earned {
            steps = List.copyOf(steps);
        }

        boolean welcome() {
            return cause.kind().equals("signup");
        }
    }

    /** A lot's points became available. */
    record Released(String entryId, Cause cause, Instant at, Lot lot, Step step) implements LedgerEvent {}

    /**
     * A return took points of an order back. What had expired is taken too, but the balance falls no more.
     *
     * @param pending whether the order's points were still pending
     */
    record Reversed(
            String entryId,
            Cause cause,
            Instant at,
            String lotId,
            boolean pending,
            long ofRemaining,
            long ofExpired,
            long ofRedeemed,
            List<Cover> covers,
            Step step)
            implements LedgerEvent {

        public Reversed {
            covers = List.copyOf(covers);
        }

        /** What the return takes of the award. */
        public long taken() {
            return ofRemaining + ofExpired + ofRedeemed;
        }

        /** By how much the balance falls. */
        public long fall() {
            return ofRemaining + fallOfSpent();
        }

        /** By how much what can be spent falls; pending points are not known to Piggy. */
        public long fallOfAvailable() {
            return pending ? fallOfSpent() : fall();
        }

        private long fallOfSpent() {
            return covers.stream()
                    .filter(cover -> cover.by() != Cover.By.NOBODY)
                    .mapToLong(Cover::points)
                    .sum();
        }
    }

    /**
     * A lot's remaining points expired; {@code on} was the last day on which they could be used.
     *
     * @param atPiggy whether Piggy has them and does not expire them by itself
     */
    record Expired(
            String entryId,
            Cause cause,
            Instant at,
            String lotId,
            long points,
            LocalDate on,
            boolean atPiggy,
            Step step)
            implements LedgerEvent {}

    /** Points were spent. */
    record Redeemed(String entryId, Cause cause, Instant at, Redemption redemption, List<Step> steps)
            implements LedgerEvent {

        public Redeemed {
            steps = List.copyOf(steps);
        }

        public long points() {
            return redemption.points();
        }
    }

    /**
     * Points were given back; those whose lot has expired meanwhile with a new date.
     *
     * @param newLastDays by lot
     * @param neverTaken whether Piggy refused the redemption, so that nothing is to be given back there
     */
    record RedemptionReversed(
            String entryId,
            Cause cause,
            Instant at,
            Redemption redemption,
            Map<String, LocalDate> newLastDays,
            boolean neverTaken,
            List<Step> steps)
            implements LedgerEvent {

        public RedemptionReversed {
            newLastDays = Map.copyOf(newLastDays);
            steps = List.copyOf(steps);
        }

        public long points() {
            return redemption.points();
        }
    }

    /** A request to redeem, or to cancel that, has its answer. */
    record RedemptionAnswered(String redemptionId, Instant at, Optional<Reason> refused, long points)
            implements LedgerEvent {}

    /**
     * Piggy answered to a redemption.
     *
     * @param redemption as it is now
     */
    record RedemptionSettled(Redemption redemption, Instant at, boolean refused) implements LedgerEvent {}

    /**
     * A balance was corrected by hand.
     *
     * @param made the lot of added points
     * @param takes what was taken from lots
     * @param debt what no lot covered
     */
    record Adjusted(
            String entryId, Cause cause, Instant at, Optional<Lot> made, List<Take> takes, long debt, List<Step> steps)
            implements LedgerEvent {

        public Adjusted {
            takes = List.copyOf(takes);
            steps = List.copyOf(steps);
        }

        /** Signed change of the balance. */
        public long points() {
            long added = made.map(lot -> lot.parts().points()).orElse(0L);
            return added - debt - takes.stream().mapToLong(Take::points).sum();
        }
    }

    /** A lot paid for a debt; the balance stays. */
    record DebtPaid(String debtId, Optional<String> redemptionId, String lotId, long points) implements LedgerEvent {}

    /**
     * Something counts, or counts no more, towards tiers, caps and limits.
     *
     * @param day the event's own
     * @param orders how many more the member has
     * @param uses how many more of each rule
     */
    record Counted(LocalDate day, Tally tally, long orders, long capPoints, Map<String, Integer> uses, Horizon horizon)
            implements LedgerEvent {

        public Counted {
            uses = Map.copyOf(uses);
        }
    }

    /** An activity with this subject earned: it earns once. */
    record SubjectSeen(String kind, String subject) implements LedgerEvent {}

    /**
     * The member did something, so that points live longer that live as long as the member is active.
     *
     * @param at of the latest such event
     * @param lastDays by lot
     */
    record WasActive(Instant at, Map<String, LocalDate> lastDays) implements LedgerEvent {

        public WasActive {
            lastDays = Map.copyOf(lastDays);
        }
    }

    /** All expiries of one date in one advance, for marketing. */
    record PointsGone(String eventId, Instant at, LocalDate on, long points) implements LedgerEvent {}

    /** Points are going to expire, for marketing. */
    record ExpiryNoticed(String eventId, Instant at, LocalDate on, int days, long points) implements LedgerEvent {}

    /** The member has another tier. */
    record TierMoved(
            String eventId,
            Instant at,
            Optional<String> from,
            String to,
            TierChange change,
            Ratio qualifying,
            Optional<LocalDate> validUntil)
            implements LedgerEvent {}

    /** The member has until the start of this day to qualify again; empty when that is no longer asked for. */
    record GraceSet(Optional<LocalDate> fallsOn) implements LedgerEvent {}

    /**
     * The member is to be known at Piggy.
     *
     * @param references {@code kind:value}
     */
    record Enrolled(String commandId, Cause cause, Instant at, List<String> references, Profile profile)
            implements LedgerEvent {

        public Enrolled {
            references = List.copyOf(references);
        }
    }

    /** A sign-up was read. */
    record SignedUp(String eventId, Instant at) implements LedgerEvent {}

    /**
     * Whoever welcomes members has somebody to welcome.
     *
     * @param former the member who became this one
     */
    record Introduced(String eventId, Instant at, Arrival arrival, Optional<String> former, Profile profile)
            implements LedgerEvent {

        /** How the member came to be one. */
        public enum Arrival {
            /** Their first sign-up was read. */
            SIGNED_UP,
            /** Something happened before any sign-up, such as an order with a card that nobody knew. */
            ANONYMOUS,
            /** Another member turned out to be the same person. */
            MERGED
        }
    }

    /** Piggy told the member's contact. */
    record ContactLearnt(String contactUuid) implements LedgerEvent {}

    /**
     * A lot, or all that is owed, goes over to another member who is the same person, or back to who was not.
     *
     * @param lots one of them, or none
     */
    record Transferred(String entryId, Cause cause, Instant at, Way way, List<Lot> lots, List<Debt> debts, Step step)
            implements LedgerEvent {

        /** Which of the two members an entry is of. */
        public enum Way {
            OUT,
            IN
        }

        public Transferred {
            lots = List.copyOf(lots);
            debts = List.copyOf(debts);
        }

        /** Signed change of the balance, pending points included. */
        public long points() {
            long worth = lots.stream().mapToLong(Lot::remaining).sum()
                    - debts.stream().mapToLong(Debt::points).sum();
            return way == Way.OUT ? -worth : worth;
        }

        /** Signed change of what can be spent. */
        public long ofAvailable() {
            return lots.stream().anyMatch(Lot::isPending) ? 0 : points();
        }
    }

    /** The younger member's counters are the older one's too; the points come with entries of their own. */
    record Joined(Merge merge, Account estate) implements LedgerEvent {}

    /**
     * The person asked to be forgotten: what they had is gone, and so is the account.
     *
     * @param points the whole balance, pending points included; negative when in debt
     */
    record Erased(String entryId, Cause cause, Instant at, long points, Step step) implements LedgerEvent {}

    /**
     * Two who were one are two again; the points go with entries of their own.
     *
     * @param way who of the two it is: who gives back, or who takes up
     * @param other the account that is given back
     * @param theirs what goes with it
     */
    record Parted(Separation separation, Transferred.Way way, Account other, Belongings theirs)
            implements LedgerEvent {}

    /** The account is given up. */
    record Left(Merge merge) implements LedgerEvent {}

    /** Something is known of who brought the member, or of what that earns. It changes no balance itself. */
    record Referred(ReferralStep step) implements LedgerEvent {}

    /** The condition of a rule could not be decided; the rule did not match. */
    record RuleFailed(String ruleId) implements LedgerEvent {}

    /** The event changed no balance. */
    record Unchanged(Reason reason, Optional<String> note) implements LedgerEvent {}
}
