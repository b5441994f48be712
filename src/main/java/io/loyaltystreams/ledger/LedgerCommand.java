package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.ReturnedSoFar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an account is asked to do. */
public sealed interface LedgerCommand {

    /** When, by the event's own time. */
    Instant at();

    /** The references that the event came with, {@code kind:value}; none for what only follows an earlier event. */
    default List<String> references() {
        return List.of();
    }

    /** Award an order that was read for the first time. */
    record AwardOrder(Basket basket, List<String> references) implements LedgerCommand {

        public AwardOrder {
            references = List.copyOf(references);
        }

        @Override
        public Instant at() {
            return basket.placedAt();
        }
    }

    /**
     * Take back what an order did.
     *
     * @param returned what has come back by now, this return included
     * @param clamped whether more was returned than was left
     */
    record TakeBack(String returnId, String orderId, Instant at, ReturnedSoFar returned, boolean clamped)
            implements LedgerCommand {}

    /**
     * Enrol a member and give the welcome bonus, once.
     *
     * @param referredBy reference of who brought the member
     */
    record Welcome(String eventId, Instant at, List<String> references, Profile profile, Optional<String> referredBy)
            implements LedgerCommand {

        public Welcome {
            references = List.copyOf(references);
        }
    }

    /**
     * Spend points.
     *
     * @param rewardId what for; its price is the program's
     * @param points how many, where no reward is named
     */
    record Redeem(
            String redemptionId, Instant at, List<String> references, Optional<String> rewardId, OptionalLong points)
            implements LedgerCommand {

        public Redeem {
            references = List.copyOf(references);
            if (rewardId.isPresent() == points.isPresent()) {
                throw new IllegalArgumentException(
                        "Expected redemption " + redemptionId + " to name either a reward or points");
            }
        }
    }

    /** Give back what a redemption took. */
    record CancelRedemption(String redemptionId, Instant at) implements LedgerCommand {}

    /**
     * Correct a balance by hand.
     *
     * @param points may be negative
     * @param expiresOn last usable day of points that are added; empty for the program's own expiry
     * @param qualifying whether they count towards a tier
     */
    record Adjust(
            String adjustmentId,
            Instant at,
            List<String> references,
            long points,
            String reason,
            String operator,
            Optional<LocalDate> expiresOn,
            boolean qualifying)
            implements LedgerCommand {

        public Adjust {
            references = List.copyOf(references);
        }
    }

    /**
     * Reward something else than buying.
     *
     * @param subject what was reviewed or shared; with one, an activity counts once per member and kind
     */
    record DoActivity(String eventId, String kind, Instant at, List<String> references, Optional<String> subject)
            implements LedgerCommand {

        public DoActivity {
            references = List.copyOf(references);
        }
    }

    /** What another member's events ask of this one, since one brought the other. It says nothing about the member's own age. */
    sealed interface Referral extends LedgerCommand {

        /** A sign-up of another member names this one: do the two name each other? */
        record Answer(Referrals.Asker asker, List<String> references) implements Referral {

            public Answer {
                references = List.copyOf(references);
            }

            @Override
            public Instant at() {
                return asker.at();
            }
        }

        /**
         * The one who was named has answered.
         *
         * @param eventId the member's sign-up
         * @param at its time
         * @param referrer all ids of that one, the present one first
         * @param refused why the referral does not count; empty if it does
         */
        record Hear(String eventId, Instant at, List<String> referrer, Optional<Reason> refused) implements Referral {

            public Hear {
                referrer = List.copyOf(referrer);
            }
        }

        /**
         * An order of who was brought earns for this one.
         *
         * @param at the order's time
         */
        record Earn(String orderId, Instant at, int programVersion, long points) implements Referral {}

        /**
         * A return takes that back.
         *
         * @param at the return's time
         * @param counted whether the bonus counted among the qualifying points
         */
        record TakeBack(String returnId, String orderId, Instant at, boolean counted) implements Referral {}
    }
}
