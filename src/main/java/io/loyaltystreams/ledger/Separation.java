package io.loyaltystreams.ledger;

import java.time.Instant;

/**
 * Two members who became one are two persons after all. The one who has the account gives back what came for the other.
 *
 * @param eventId the event that says so
 * @param at its time
 * @param former who gets the own account back
 * @param owner who had it meanwhile
 * @param note why, and who decided it
 */
public record Separation(String eventId, Instant at, String former, String owner, String note) {

    Cause cause() {
        return new Cause("separation", eventId);
    }
}
