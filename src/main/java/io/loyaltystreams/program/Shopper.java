package io.loyaltystreams.program;

import java.time.Instant;
import java.util.Optional;

/**
 * The member of an order, as far as points depend on it.
 *
 * @param tier the name of the tier before the order; empty without tiers
 * @param multiplier of that tier, if it has one
 * @param orders how many orders the member had before this one, without those wholly returned
 * @param signedUpAt when the member first signed up; empty if never
 * @param usage what caps and limits have counted
 */
public record Shopper(
        Optional<String> tier, Optional<Ratio> multiplier, long orders, Optional<Instant> signedUpAt, Usage usage) {

    /** Somebody without a history. */
    public static final Shopper NEW = new Shopper(Optional.empty(), Optional.empty(), 0, Optional.empty(), Usage.NONE);
}
