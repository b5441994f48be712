package io.loyaltystreams.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A basket's lines, each with the rule that took it, before anything multiplies. */
record PricedBasket(RuleBook rules, List<PricedLine> lines) {

    /**
     * @param rule position of the first rule that matches, or -1
     * @param counted what earns, in major units of the rule's currency
     * @param points exact, before multipliers
     */
    record PricedLine(BasketLine line, int rule, Ratio counted, Ratio points) {}

    static PricedBasket of(EarningPolicy policy, RuleBook rules, Judge judge) {
        var basket = judge.basket();
        var unit = basket.earningShare().dividedBy(basket.minorUnits());
        var priced = new ArrayList<PricedLine>();
        for (var line : basket.linesThatEarn(policy.amount())) {
            var counted = unit.times(Ratio.of(policy.amount().counted(line)));
            int position = rules.firstFor(line, basket.shop(), rule -> judge.holds(rule.id(), rule.condition(), line));
            priced.add(
                    position < 0
                            ? new PricedLine(line, position, counted, Ratio.ZERO)
                            : price(policy, basket, line, rules, position, counted));
        }
        return new PricedBasket(rules, priced);
    }

    private static PricedLine price(
            EarningPolicy policy, Basket basket, BasketLine line, RuleBook rules, int position, Ratio counted) {
        var rule = rules.rule(position);
        var amount = rule.in() == EarnRule.In.BASE_CURRENCY
                ? counted.times(rate(policy, basket).orElse(Ratio.ZERO))
                : counted;
        return new PricedLine(line, position, amount, rules.points(position, amount));
    }

    private static Optional<Ratio> rate(EarningPolicy policy, Basket basket) {
        return basket.currency().equals(policy.baseCurrency()) ? Optional.of(Ratio.UNIT) : basket.rate();
    }

    /** Whether a line falls to a rule that cannot count it: then the order cannot be judged. */
    boolean lacksRate(EarningPolicy policy, Basket basket) {
        return rate(policy, basket).isEmpty()
                && lines.stream()
                        .anyMatch(line ->
                                line.rule() >= 0 && rules.rule(line.rule()).in() == EarnRule.In.BASE_CURRENCY);
    }

    boolean matched() {
        for (var line : lines) {
            if (line.rule() >= 0) {
                return true;
            }
        }
        return false;
    }

    Ratio points() {
        var points = new ArrayList<Ratio>(lines.size());
        for (var line : lines) {
            points.add(line.points());
        }
        return Ratio.sum(points);
    }

    /** One step for each rule that took lines, in the order of the rules, and one for the lines that no rule took. */
    void explain(Explanation explanation, EarningPolicy policy, Basket basket) {
        for (int rule = nextRule(-1); rule < Integer.MAX_VALUE; rule = nextRule(rule)) {
            explain(rule, explanation, policy, basket);
        }
        long unmatched = lines.stream().filter(line -> line.rule() < 0).count();
        if (unmatched > 0) {
            explanation.add("no-rule", Ratio.ZERO, "lines that no rule takes: " + unmatched);
        }
    }

    /** The first rule behind this one that took a line. */
    private int nextRule(int behind) {
        int next = Integer.MAX_VALUE;
        for (var line : lines) {
            if (line.rule() > behind && line.rule() < next) {
                next = line.rule();
            }
        }
        return next;
    }

    private void explain(int position, Explanation explanation, EarningPolicy policy, Basket basket) {
        var counted = new ArrayList<Ratio>(lines.size());
        var points = new ArrayList<Ratio>(lines.size());
        for (var line : lines) {
            if (line.rule() == position) {
                counted.add(line.counted());
                points.add(line.points());
            }
        }
        var rule = rules.rule(position);
        explanation.add(rule.id(), Ratio.sum(points), note(rule, Ratio.sum(counted), policy, basket));
    }

    private static String note(EarnRule rule, Ratio counted, EarningPolicy policy, Basket basket) {
        var amount = counted.toDecimalText() + " ";
        var earns =
                ", " + rule.points().toDecimalText() + " for each " + rule.per().toDecimalText();
        if (rule.in() == EarnRule.In.ORDER_CURRENCY || basket.currency().equals(policy.baseCurrency())) {
            return amount + basket.currency() + earns;
        }
        return amount + policy.baseCurrency() + " at a rate of "
                + rate(policy, basket).orElseThrow().toDecimalText() + " for 1 " + basket.currency() + earns;
    }
}
