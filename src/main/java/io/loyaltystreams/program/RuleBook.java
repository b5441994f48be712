package io.loyaltystreams.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The base rules of a program in their order, indexed by channel and currency, so that an order meets only the rules that can
 * apply to it.
 */
final class RuleBook {

    /** Stands in the index for every channel or currency that no rule names. Rules cannot name the empty text. */
    private static final String OTHER = "";

    private record Place(String channel, String currency) {}

    private final Set<String> channels;
    private final Set<String> currencies;
    private final Map<Place, List<EarnRule>> index = new HashMap<>();

    RuleBook(List<EarnRule> rules) {
        channels = named(rules, rule -> rule.when().channel());
        currencies = named(rules, rule -> rule.when().currency());
        for (var channel : withOther(channels)) {
            for (var currency : withOther(currencies)) {
                index.put(
                        new Place(channel, currency),
                        rules.stream()
                                .filter(rule -> rule.when().channel().admits(channel)
                                        && rule.when().currency().admits(currency))
                                .toList());
            }
        }
    }

    /** The rules that can apply to a line of this order, in the order in which they are tried. */
    List<EarnRule> rulesFor(Basket basket) {
        var currency = basket.currency().getCurrencyCode();
        var rules = index.get(new Place(
                channels.contains(basket.channel()) ? basket.channel() : OTHER,
                currencies.contains(currency) ? currency : OTHER));
        return rules.stream()
                .filter(rule -> rule.when().shop().admits(basket.shop()))
                .toList();
    }

    private static Set<String> named(List<EarnRule> rules, Function<EarnRule, OneOf> condition) {
        var names = new HashSet<String>();
        rules.forEach(rule -> names.addAll(condition.apply(rule).values()));
        return Set.copyOf(names);
    }

    private static Set<String> withOther(Set<String> names) {
        var all = new HashSet<>(names);
        all.add(OTHER);
        return all;
    }
}
