package io.loyaltystreams.program;

import java.util.Currency;
import java.util.List;

/**
 * What a program says about earning with orders.
 *
 * @param rules in the order in which they are tried for each line
 */
public record EarningPolicy(
        Currency baseCurrency,
        List<EarnRule> rules,
        List<Campaign> campaigns,
        Stacking stacking,
        AmountRule amount,
        Rounding rounding,
        Caps caps) {

    public EarningPolicy {
        rules = List.copyOf(rules);
        campaigns = List.copyOf(campaigns);
    }
}
