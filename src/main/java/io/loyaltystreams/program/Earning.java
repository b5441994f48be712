package io.loyaltystreams.program;

import java.util.List;
import java.util.stream.IntStream;

/** How orders earn: the part of a program that prices a basket, and what is left of it after returns. */
public final class Earning {

    private final RuleBook rules;
    private final AmountRule amount;
    private final Rounding rounding;
    private final long perOrderCap;

    /**
     * @param rules in the order in which they are tried
     * @param perOrderCap the most points that one order earns, or {@link Earnings#UNLIMITED}
     */
    public Earning(List<EarnRule> rules, AmountRule amount, Rounding rounding, long perOrderCap) {
        this.rules = new RuleBook(rules);
        this.amount = amount;
        this.rounding = rounding;
        this.perOrderCap = perOrderCap;
    }

    Award award(Basket basket, Ratio multiplier, int programVersion) {
        var priced = PricedBasket.of(basket, rules.rulesFor(basket), amount);
        var base = Ratio.sum(priced.linePoints());
        var total = base.times(multiplier);
        long rounded = rounding.round(total);
        long points = Math.min(rounded, perOrderCap);

        var explanation = new Explanation(programVersion);
        priced.explain(explanation);
        if (!total.equals(base)) {
            explanation.add("tiers", total.minus(base), "multiplied by " + multiplier.toDecimalText());
        }
        explanation.leadTo(rounded, "rounding", rounding.toString());
        explanation.leadTo(points, "caps.per-order", "at most " + perOrderCap);

        var linePoints =
                priced.linePoints().stream().map(line -> line.times(multiplier)).toList();
        var earnings = new Earnings(linePoints, Ratio.ZERO, perOrderCap);
        return new Award(points, priced.matched(), earnings, explanation.steps());
    }

    /** Conditions, multipliers and caps are not looked at again: a return only ever scales what was awarded. */
    long keptAfterReturn(Earnings earned, ReturnedSoFar returned) {
        int extra = earned.linePoints().size() - returned.lines().size();
        if (extra < 0 || extra > 1) {
            throw new IllegalArgumentException("Expected the order's lines and at most shipping, but found "
                    + earned.linePoints().size() + " awarded and "
                    + returned.lines().size() + " ordered lines");
        }
        if (returned.nothingLeft()) {
            return 0;
        }
        var all = Ratio.sum(earned.linePoints());
        var kept = Ratio.sum(IntStream.range(0, earned.linePoints().size())
                .mapToObj(line -> earned.linePoints().get(line).times(returned.shareLeft(line)))
                .toList());
        var bonusShare = all.signum() == 0 ? returned.amountShareLeft() : kept.dividedBy(all);
        return Math.min(rounding.round(kept.plus(earned.bonus().times(bonusShare))), earned.limit());
    }
}
