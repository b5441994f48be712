package io.loyaltystreams.program;

import java.time.Instant;
import java.util.Optional;

/**
 * Something extra for a while. All campaigns that match apply.
 *
 * @param id unique among all rules of its program
 * @param from the first moment; empty for since ever
 * @param until the first moment after it; empty for without end
 * @param lines which lines it multiplies; a bonus needs one of them in the order
 * @param condition besides the exact values
 * @param multiplier of the points of the lines that it hits, from zero up
 * @param bonus flat points for the order, from zero up
 */
public record Campaign(
        String id,
        Optional<Instant> from,
        Optional<Instant> until,
        When when,
        Lines lines,
        Optional<Condition> condition,
        Optional<Ratio> multiplier,
        long bonus,
        Optional<Limit> limit) {

    public Campaign {
        if (multiplier.filter(factor -> factor.signum() < 0).isPresent() || bonus < 0) {
            throw new IllegalArgumentException("Expected no negative multiplier or bonus in campaign " + id);
        }
    }

    boolean runsAt(Instant time) {
        return from.filter(time::isBefore).isEmpty()
                && until.filter(end -> !time.isBefore(end)).isEmpty();
    }
}
