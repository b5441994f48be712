package io.loyaltystreams.program;

import java.util.List;

/**
 * What an order earns.
 *
 * @param points after rounding and caps, from zero up
 * @param outcome why there are points, or why there are none
 * @param earnings for the order's returns
 * @param uses ids of the rules with a limit that shaped the award: each spends one use
 * @param failed ids of the rules whose condition could not be decided
 * @param steps the explanation; its points add up to the award
 */
public record Award(
        long points, Outcome outcome, Earnings earnings, List<String> uses, List<String> failed, List<Step> steps) {

    /** What came of the rules. */
    public enum Outcome {
        EARNED,
        /** No rule takes any line, and no campaign gives a bonus. */
        NO_RULE,
        /** A rule that counts in base currency takes a line, and the order has no rate. */
        NO_RATE,
        /** Rules match, and their points round to nothing. */
        NO_POINTS,
        /** The member's day or month has no room left. */
        NO_ROOM
    }

    public Award {
        uses = List.copyOf(uses);
        failed = List.copyOf(failed);
        steps = List.copyOf(steps);
    }
}
