package io.loyaltystreams.ledger;

import java.util.Optional;

/**
 * Who pays for redeemed points that a return takes.
 *
 * @param redemptionId the redemption that they were spent on; empty if they were spent otherwise
 * @param lotId the lot that pays; only by {@link By#LOT}
 */
public record Cover(By by, Optional<String> lotId, Optional<String> redemptionId, long points) {

    /** What stands in. */
    public enum By {
        LOT,
        DEBT,
        /** Nothing: written off. */
        NOBODY
    }
}
