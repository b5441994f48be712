package io.loyaltystreams.ledger;

/**
 * What is only ever counted up and down.
 *
 * @param lifetimeEarned all points ever earned, less what returns took
 * @param orders of which something is left
 * @param redemptions how many were ever decided
 * @param posted how many events were ever posted: their order, wherever they are written to
 */
public record Totals(long lifetimeEarned, long orders, long redemptions, long posted) {

    static final Totals NONE = new Totals(0, 0, 0, 0);

    Totals plus(Totals other) {
        return plus(other.lifetimeEarned, other.orders, other.redemptions);
    }

    /** Redemptions stay: a newer one has a higher number. */
    Totals minus(Totals other) {
        return plus(-other.lifetimeEarned, -other.orders, 0);
    }

    Totals plus(long earned, long moreOrders, long moreRedemptions) {
        return new Totals(lifetimeEarned + earned, orders + moreOrders, redemptions + moreRedemptions, posted);
    }

    Totals next() {
        return new Totals(lifetimeEarned, orders, redemptions, posted + 1);
    }
}
