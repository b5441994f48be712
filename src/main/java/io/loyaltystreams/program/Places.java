package io.loyaltystreams.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Rules by channel and currency, so that an order meets only those that can apply to it. The index is built once: of a rule list
 * of hundreds, an order looks at the few of its own place.
 *
 * @param <T> what is found at a place
 */
final class Places<T> {

    /** Stands in the index for every channel or currency that no rule names. Rules cannot name the empty text. */
    private static final String OTHER = "";

    private final Map<String, Map<String, T>> byChannelAndCurrency = new HashMap<>();

    private Places() {}

    /** @param atPlace makes of the rules of a place, in their order, what is found there */
    static <R, T> Places<T> of(List<R> rules, Function<R, When> when, Function<List<R>, T> atPlace) {
        var places = new Places<T>();
        for (var channel : named(rules, rule -> when.apply(rule).channel())) {
            var byCurrency = new HashMap<String, T>();
            for (var currency : named(rules, rule -> when.apply(rule).currency())) {
                var here = new ArrayList<R>();
                for (R rule : rules) {
                    if (when.apply(rule).channel().admits(channel)
                            && when.apply(rule).currency().admits(currency)) {
                        here.add(rule);
                    }
                }
                byCurrency.put(currency, atPlace.apply(here));
            }
            places.byChannelAndCurrency.put(channel, byCurrency);
        }
        return places;
    }

    T at(Basket basket) {
        var byCurrency = byChannelAndCurrency.get(basket.channel());
        if (byCurrency == null) {
            byCurrency = byChannelAndCurrency.get(OTHER);
        }
        var found = byCurrency.get(basket.currency().getCurrencyCode());
        return found == null ? byCurrency.get(OTHER) : found;
    }

    private static <R> Set<String> named(List<R> rules, Function<R, OneOf> condition) {
        var names = new HashSet<String>();
        names.add(OTHER);
        rules.forEach(rule -> names.addAll(condition.apply(rule).values()));
        return names;
    }
}
