package io.loyaltystreams.ledger;

import java.time.LocalDate;

/** Ids are readable and derived from the event: the same event always gives the same id. */
final class EntryIds {

    private EntryIds() {}

    static String earned(String orderId) {
        return "order:" + orderId + ":earn";
    }

    static String reversed(String returnId) {
        return "return:" + returnId + ":reverse";
    }

    static String welcome(String eventId) {
        return "signup:" + eventId + ":welcome";
    }

    static String expired(String lotId) {
        return "expiry:" + lotId;
    }

    static String tier(String causeEntry) {
        return "tier:" + causeEntry;
    }

    static String notice(String memberId, LocalDate on, int days) {
        return "notice:" + memberId + ":" + on + ":" + days;
    }
}
