package io.loyaltystreams.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules and ways of earning for tests. */
final class Rules {

    static final Currency EUR = Currency.getInstance("EUR");
    static final LocalDate DAY = LocalDate.parse("2026-03-10");

    private Rules() {}

    static EarnRule rule(String id, String points, String per) {
        return new EarnRule(
                id, When.ALWAYS, Lines.ALL, Optional.empty(), EarnRule.In.ORDER_CURRENCY, ratio(points), ratio(per));
    }

    static EarnRule when(EarnRule rule, OneOf channel, OneOf currency, OneOf shop) {
        return new EarnRule(
                rule.id(),
                new When(channel, currency, shop),
                rule.lines(),
                rule.condition(),
                rule.in(),
                rule.points(),
                rule.per());
    }

    static EarnRule lines(EarnRule rule, OneOf category, OneOf sku) {
        return new EarnRule(
                rule.id(),
                rule.when(),
                new Lines(category, sku),
                rule.condition(),
                rule.in(),
                rule.points(),
                rule.per());
    }

    static EarnRule inBase(EarnRule rule) {
        return new EarnRule(
                rule.id(),
                rule.when(),
                rule.lines(),
                rule.condition(),
                EarnRule.In.BASE_CURRENCY,
                rule.points(),
                rule.per());
    }

    static EarnRule onlyIf(Condition condition, EarnRule rule) {
        return new EarnRule(
                rule.id(), rule.when(), rule.lines(), Optional.of(condition), rule.in(), rule.points(), rule.per());
    }

    static OneOf oneOf(String... values) {
        return new OneOf(Set.of(values));
    }

    static Ratio ratio(String decimal) {
        return Ratio.of(new BigDecimal(decimal));
    }

    static Earning earning(EarnRule... rules) {
        return earning(Rounding.FLOOR, rules);
    }

    static Earning earning(Rounding rounding, EarnRule... rules) {
        return earning(List.of(rules), AmountRule.DEFAULT, rounding, Earnings.UNLIMITED);
    }

    static Earning counting(AmountRule.Basis basis, boolean shipping, EarnRule... rules) {
        return earning(List.of(rules), new AmountRule(basis, shipping), Rounding.FLOOR, Earnings.UNLIMITED);
    }

    static Earning earning(List<EarnRule> rules, AmountRule amount, Rounding rounding, long perOrder) {
        var caps = new Caps(perOrder, Earnings.UNLIMITED, Earnings.UNLIMITED);
        return new Earning(new EarningPolicy(EUR, rules, List.of(), Stacking.BEST, amount, rounding, caps));
    }

    static Award award(Earning earning, Basket basket) {
        return earning.award(basket, Shopper.NEW, DAY, 7);
    }

    /** What a member of a tier with this multiplier earns. */
    static Award award(Earning earning, Basket basket, Ratio multiplier) {
        return earning.award(basket, inTier("silver", multiplier), DAY, 7);
    }

    static Shopper inTier(String tier, Ratio multiplier) {
        return new Shopper(Optional.of(tier), Optional.of(multiplier), 0, Optional.empty(), Usage.NONE);
    }
}
