package io.loyaltystreams.program;

import java.util.Optional;

/**
 * A base rule: so many points for each so much of a line's amount.
 *
 * @param id unique among all rules of its program
 * @param when what must hold of the order
 * @param lines what must hold of the line
 * @param condition what must hold besides
 * @param in the currency of {@code per}
 * @param points exact points for each {@code per}, from zero up
 * @param per major units, above zero
 */
public record EarnRule(
        String id, When when, Lines lines, Optional<Condition> condition, In in, Ratio points, Ratio per) {

    /** In which currency a rule counts. */
    public enum In {
        ORDER_CURRENCY,
        BASE_CURRENCY
    }

    public EarnRule {
        if (points.signum() < 0 || per.signum() <= 0) {
            throw new IllegalArgumentException(
                    "Expected points >= 0 and per > 0 in rule " + id + ", but found " + points + " per " + per);
        }
    }
}
