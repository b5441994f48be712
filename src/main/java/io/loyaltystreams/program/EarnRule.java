package io.loyaltystreams.program;

/**
 * A base rule: so many points for each so much of a line's amount.
 *
 * @param id unique in its program
 * @param when what must hold of the order
 * @param lines what must hold of the line
 * @param points exact points for each {@code per}, from zero up
 * @param per major units of the order's currency, above zero
 */
public record EarnRule(String id, When when, Lines lines, Ratio points, Ratio per) {

    /** Conditions on the order; all must hold. Currencies are ISO 4217 codes. */
    public record When(OneOf channel, OneOf currency, OneOf shop) {
        public static final When ALWAYS = new When(OneOf.ANY, OneOf.ANY, OneOf.ANY);
    }

    /** Conditions on the line; all must hold. */
    public record Lines(OneOf category, OneOf sku) {
        public static final Lines ALL = new Lines(OneOf.ANY, OneOf.ANY);
    }

    public EarnRule {
        if (points.signum() < 0 || per.signum() <= 0) {
            throw new IllegalArgumentException(
                    "Expected points >= 0 and per > 0 in rule " + id + ", but found " + points + " per " + per);
        }
    }

    boolean takes(BasketLine line) {
        return lines.category().admits(line.category()) && lines.sku().admits(line.sku());
    }

    Ratio pointsFor(Ratio majorUnits) {
        return majorUnits.times(points).dividedBy(per);
    }
}
