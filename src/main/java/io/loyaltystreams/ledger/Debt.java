package io.loyaltystreams.ledger;

import java.util.Optional;

/**
 * Points that were taken and that no lot covered, to be paid from the next that become available.
 *
 * @param entryId the entry that took them
 * @param redemptionId the redemption that they had been spent on; it is dropped if that is cancelled
 * @param points above zero
 */
public record Debt(String entryId, Optional<String> redemptionId, long points) {

    public Debt {
        if (points <= 0) {
            throw new IllegalArgumentException("Expected a debt above 0, but found " + points + " of " + entryId);
        }
    }

    boolean is(String entry, Optional<String> redemption) {
        return entryId.equals(entry) && redemptionId.equals(redemption);
    }
}
