package io.loyaltystreams.program;

import java.util.Optional;

/**
 * One version of a loyalty program.
 *
 * @param signupBonus points, 0 for none
 * @param expiry empty if points never expire
 * @param tiers empty if the program has none
 */
public record Program(
        Edition edition,
        Earning earning,
        long signupBonus,
        Optional<ExpiryPolicy> expiry,
        NegativeBalance negativeBalance,
        Optional<Tiers> tiers) {

    public int version() {
        return edition.version();
    }

    /**
     * What an order earns.
     *
     * @param tierMultiplier of the tier before this order
     * @throws ArithmeticException if the points do not fit a long
     */
    public Award award(Basket basket, Ratio tierMultiplier) {
        return earning.award(basket, tierMultiplier, version());
    }

    /**
     * How many points of an award this program leaves after all returns so far. It never grows from return to return, and is 0
     * when nothing is left of the order. A return takes the award, less this, less what earlier returns took.
     *
     * @param earned as this version awarded it
     */
    public long keptAfterReturn(Earnings earned, ReturnedSoFar returned) {
        return earning.keptAfterReturn(earned, returned);
    }
}
