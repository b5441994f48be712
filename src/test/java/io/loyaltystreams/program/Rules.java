package io.loyaltystreams.program;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Rules and ways of earning for tests. */
final class Rules {

    private Rules() {}

    static EarnRule rule(String id, String points, String per) {
        return new EarnRule(id, EarnRule.When.ALWAYS, EarnRule.Lines.ALL, ratio(points), ratio(per));
    }

    static EarnRule when(EarnRule rule, OneOf channel, OneOf currency, OneOf shop) {
        return new EarnRule(
                rule.id(), new EarnRule.When(channel, currency, shop), rule.lines(), rule.points(), rule.per());
    }

    static EarnRule lines(EarnRule rule, OneOf category, OneOf sku) {
        return new EarnRule(rule.id(), rule.when(), new EarnRule.Lines(category, sku), rule.points(), rule.per());
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
        return new Earning(List.of(rules), AmountRule.DEFAULT, rounding, Earnings.UNLIMITED);
    }

    static Earning counting(AmountRule.Basis basis, boolean shipping, EarnRule... rules) {
        return new Earning(List.of(rules), new AmountRule(basis, shipping), Rounding.FLOOR, Earnings.UNLIMITED);
    }
}
