package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Ids are readable and derived from the event: the same event always gives the same id. */
final class EntryIds {

    private static final String ORDER = "order:";
    private static final String RETURN = "return:";
    private static final String REDEMPTION = "redemption:";
    private static final String REDEEM = ":redeem";

    private EntryIds() {}

    static String earned(String orderId) {
        return ORDER + orderId + ":earn";
    }

    /** Whether an order made it, so that a return may take it. */
    static boolean isOfOrder(String entryId) {
        return entryId.startsWith(ORDER);
    }

    /** What an order earns for who was brought. */
    static String referee(String orderId) {
        return ORDER + orderId + ":referee";
    }

    /** What it earns for who brought. */
    static String referrer(String orderId) {
        return ORDER + orderId + ":referrer";
    }

    static String refereeReversed(String returnId) {
        return RETURN + returnId + ":referee";
    }

    static String referrerReversed(String returnId) {
        return RETURN + returnId + ":referrer";
    }

    static String reversed(String returnId) {
        return RETURN + returnId + ":reverse";
    }

    static String welcome(String eventId) {
        return "signup:" + eventId + ":welcome";
    }

    static String activity(String eventId, String ruleId) {
        return "activity:" + eventId + ":" + ruleId;
    }

    static String redeemed(String redemptionId) {
        return REDEMPTION + redemptionId + REDEEM;
    }

    /** The redemption that an entry of this id is of; empty for any other entry. */
    static Optional<String> redemptionOf(String entryId) {
        return entryId.startsWith(REDEMPTION) && entryId.endsWith(REDEEM)
                ? Optional.of(entryId.substring(REDEMPTION.length(), entryId.length() - REDEEM.length()))
                : Optional.empty();
    }

    static String cancelled(String redemptionId) {
        return REDEMPTION + redemptionId + ":cancel";
    }

    static String adjusted(String adjustmentId) {
        return "adjustment:" + adjustmentId;
    }

    /** One event may erase several members. */
    static String erased(String eventId, String memberId) {
        return "erasure:" + eventId + ":" + memberId;
    }

    static String released(String lotId) {
        return "release:" + lotId;
    }

    /** @param before how often the lot has expired before */
    static String expired(String lotId, int before) {
        return before == 0 ? "expiry:" + lotId : "expiry:" + lotId + ":" + (before + 1);
    }

    /**
     * @param what a lot, or {@code debt}
     * @param hop above 1 if the same sign-up has moved it before
     */
    static String transferred(String eventId, String what, LedgerEvent.Transferred.Way way, int hop) {
        return "transfer:" + eventId + ":" + what + way(way) + (hop == 1 ? "" : ":" + hop);
    }

    static String transferred(Separation separation, String what, LedgerEvent.Transferred.Way way) {
        return separated(separation.eventId(), what) + way(way);
    }

    /** Also the id of a lot that stays with a redemption of the other side. */
    static String separated(String eventId, String what) {
        return "separation:" + eventId + ":" + what;
    }

    private static String way(LedgerEvent.Transferred.Way way) {
        return switch (way) {
            case OUT -> ":out";
            case IN -> ":in";
        };
    }

    static String merged(String eventId, String memberId) {
        return "transfer:" + eventId + ":" + memberId;
    }

    static String tier(String cause) {
        return "tier:" + cause;
    }

    /** A day may have two reviews: at its start, and where a new version of the program begins. */
    static String tierReview(String memberId, Instant at) {
        return "tier:" + memberId + ":" + at;
    }

    static String notice(String memberId, LocalDate on, int days) {
        return "notice:" + memberId + ":" + on + ":" + days;
    }
}
