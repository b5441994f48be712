package io.loyaltystreams.program;

import java.util.List;

/**
 * What must be remembered of an award for the order's returns.
 *
 * @param linePoints exact points of each line before rounding, in the order's sequence; one more for shipping, last, if the
 *     order has shipping and the program counts it
 * @param bonus exact sum of the flat bonuses
 * @param limit the most that may be kept, in points: the cap that applied, or {@link #UNLIMITED}
 */
public record Earnings(List<Ratio> linePoints, Ratio bonus, long limit) {

    /** The limit of an award that nothing caps: no number of points is above it. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** No order earns more, whatever the rules say: points of many orders must still fit a long. */
    static final long MOST = 1_000_000_000_000_000L;

    public Earnings {
        linePoints = List.copyOf(linePoints);
    }
}
