package io.loyaltystreams.program;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A basket's lines, each with the rule that took it. Shipping is the last of them if the basket has shipping and it counts.
 *
 * @param rules the rules that were tried, in order
 */
record PricedBasket(Currency currency, List<EarnRule> rules, List<PricedLine> lines) {

    private static final Optional<String> SHIPPING = Optional.of("shipping");

    /**
     * @param rule position of the first rule that matches, if any
     * @param counted what earns, in major units
     * @param points exact, before multipliers
     */
    record PricedLine(OptionalInt rule, Ratio counted, Ratio points) {}

    static PricedBasket of(Basket basket, List<EarnRule> rules, AmountRule amount) {
        var lines = new ArrayList<>(basket.lines());
        if (amount.shipping() && basket.shippingAmount() > 0) {
            lines.add(new BasketLine("", SHIPPING, 1, basket.shippingAmount(), 0));
        }
        var unit = basket.earningShare().dividedBy(minorUnits(basket.currency()));
        var priced = lines.stream()
                .map(line -> price(line, rules, unit.times(Ratio.of(amount.counted(line)))))
                .toList();
        return new PricedBasket(basket.currency(), rules, priced);
    }

    private static PricedLine price(BasketLine line, List<EarnRule> rules, Ratio counted) {
        var rule = IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).takes(line))
                .findFirst();
        return new PricedLine(
                rule, counted, rule.isPresent() ? rules.get(rule.getAsInt()).pointsFor(counted) : Ratio.ZERO);
    }

    /** Minor units in one major unit; precious metals and the like have none and count as they are. */
    private static Ratio minorUnits(Currency currency) {
        return new Ratio(BigInteger.TEN.pow(Math.max(0, currency.getDefaultFractionDigits())), BigInteger.ONE);
    }

    boolean matched() {
        return lines.stream().anyMatch(line -> line.rule().isPresent());
    }

    List<Ratio> linePoints() {
        return lines.stream().map(PricedLine::points).toList();
    }

    /** One step for each rule that took lines, in the order of the rules, and one for the lines that no rule took. */
    void explain(Explanation explanation) {
        lines.stream()
                .flatMapToInt(line -> line.rule().stream())
                .distinct()
                .sorted()
                .forEach(rule -> explain(rule, explanation));
        long unmatched = lines.stream().filter(line -> line.rule().isEmpty()).count();
        if (unmatched > 0) {
            explanation.add("no-rule", Ratio.ZERO, "lines that no rule takes: " + unmatched);
        }
    }

    private void explain(int position, Explanation explanation) {
        var rule = rules.get(position);
        var taken = lines.stream()
                .filter(line -> line.rule().equals(OptionalInt.of(position)))
                .toList();
        var counted = Ratio.sum(taken.stream().map(PricedLine::counted).toList());
        var points = Ratio.sum(taken.stream().map(PricedLine::points).toList());
        explanation.add(rule.id(), points, note(rule, counted));
    }

    private String note(EarnRule rule, Ratio counted) {
        return counted.toDecimalText() + " " + currency + ", " + rule.points().toDecimalText() + " for each "
                + rule.per().toDecimalText();
    }
}
