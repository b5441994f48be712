package io.loyaltystreams.program;

import java.util.List;

/**
 * What an order earns.
 *
 * @param points after rounding and caps, from zero up
 * @param matched whether any rule took any line; if not, the order has no effect for want of a rule
 * @param earnings for the order's returns
 * @param steps the explanation; its points add up to the award
 */
public record Award(long points, boolean matched, Earnings earnings, List<Step> steps) {

    public Award {
        steps = List.copyOf(steps);
    }
}
