package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Measure;
import io.loyaltystreams.program.Ratio;

/**
 * What counts towards a tier.
 *
 * @param spend in major units of the base currency, exact
 */
public record Tally(long points, Ratio spend, long orders, long activities) {

    public static final Tally NONE = new Tally(0, Ratio.ZERO, 0, 0);

    static Tally ofPoints(long points) {
        return new Tally(points, Ratio.ZERO, 0, 0);
    }

    public Tally plus(Tally other) {
        return new Tally(
                points + other.points, spend.plus(other.spend), orders + other.orders, activities + other.activities);
    }

    Tally minus(Tally other) {
        return new Tally(
                points - other.points, spend.minus(other.spend), orders - other.orders, activities - other.activities);
    }

    Measure.Inputs inputs() {
        return new Measure.Inputs(points, spend, orders, activities);
    }
}
