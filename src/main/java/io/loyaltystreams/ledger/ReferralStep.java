package io.loyaltystreams.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to a referral. {@code eventId} is the sign-up that named who brought the member. */
public sealed interface ReferralStep {

    /**
     * A sign-up names who brought the member; that one is to be asked.
     *
     * @param at of the sign-up
     * @param referredBy {@code kind:value}
     * @param memberIds the member's own, the present one first
     */
    record Named(String eventId, Instant at, String referredBy, List<String> memberIds) implements ReferralStep {

        public Named {
            memberIds = List.copyOf(memberIds);
        }
    }

    /**
     * Another member names this one, and is to be answered.
     *
     * @param memberIds of the one who answers, the present one first
     */
    record Asked(Referrals.Asker asker, List<String> memberIds, Optional<Reason> refused) implements ReferralStep {

        public Asked {
            memberIds = List.copyOf(memberIds);
        }
    }

    /** The referral counts, as far as no other one came first. */
    record Counts(String eventId, String referrer) implements ReferralStep {}

    /**
     * It does not count.
     *
     * @param at of the sign-up
     */
    record Refused(String eventId, Instant at, Reason reason) implements ReferralStep {}

    /** An order is large enough. */
    record Noted(Referrals.Occasion occasion) implements ReferralStep {}

    /** The order counts for this referral. */
    record Reached(String eventId, String orderId) implements ReferralStep {}

    /**
     * After returns the order is no longer large enough.
     *
     * @param eventId empty if it counted for none yet
     */
    record FellShort(Optional<String> eventId, String orderId) implements ReferralStep {}

    /**
     * The order earns: for the member, and for who brought them.
     *
     * @param points for who brought
     */
    record Earned(String eventId, String referrer, Referrals.Occasion occasion, long points) implements ReferralStep {}

    /**
     * What the order earned is taken back.
     *
     * @param at of the return
     * @param counted whether the bonuses counted among the qualifying points
     */
    record Lost(String eventId, String referrer, String orderId, String returnId, Instant at, boolean counted)
            implements ReferralStep {}
}
