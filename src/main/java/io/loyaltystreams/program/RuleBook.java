package io.loyaltystreams.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The base rules of one place in their order, indexed by sku and category: a line looks only at rules that name its sku or its
 * category, or neither.
 */
final class RuleBook {

    private static final int[] NONE = {};

    private final List<EarnRule> rules;
    private final Ratio[] pointsPerUnit;
    private final Map<String, int[]> bySku;
    private final Map<String, int[]> byCategory;
    private final int[] others;

    /** @param rules in the order in which they are tried */
    RuleBook(List<EarnRule> rules) {
        this.rules = List.copyOf(rules);
        this.pointsPerUnit =
                rules.stream().map(rule -> rule.points().dividedBy(rule.per())).toArray(Ratio[]::new);
        var skus = new HashMap<String, List<Integer>>();
        var categories = new HashMap<String, List<Integer>>();
        var rest = new ArrayList<Integer>();
        for (int i = 0; i < rules.size(); i++) {
            var lines = rules.get(i).lines();
            if (!lines.sku().isAny()) {
                add(skus, lines.sku(), i);
            } else if (!lines.category().isAny()) {
                add(categories, lines.category(), i);
            } else {
                rest.add(i);
            }
        }
        bySku = positions(skus);
        byCategory = positions(categories);
        others = positions(rest);
    }

    EarnRule rule(int position) {
        return rules.get(position);
    }

    /** What a line earns that falls to the rule at a position; {@code majorUnits} of the currency that the rule counts in. */
    Ratio points(int position, Ratio majorUnits) {
        return majorUnits.times(pointsPerUnit[position]);
    }

    /** Takes or leaves a line that has a rule's exact values. */
    interface Taker {
        boolean takes(EarnRule rule);
    }

    /** Position of the first rule with the line's exact values that the taker takes, or -1. */
    int firstFor(BasketLine line, Optional<String> shop, Taker taker) {
        int[] sku = bySku.getOrDefault(line.sku(), NONE);
        int[] category = line.category().isPresent()
                ? byCategory.getOrDefault(line.category().get(), NONE)
                : NONE;
        int s = 0;
        int c = 0;
        int o = 0;
        while (s < sku.length || c < category.length || o < others.length) {
            int next = Math.min(Math.min(at(sku, s), at(category, c)), at(others, o));
            s += at(sku, s) == next ? 1 : 0;
            c += at(category, c) == next ? 1 : 0;
            o += at(others, o) == next ? 1 : 0;
            var rule = rules.get(next);
            if (rule.when().shop().admits(shop) && rule.lines().admits(line) && taker.takes(rule)) {
                return next;
            }
        }
        return -1;
    }

    private static int at(int[] positions, int index) {
        return index < positions.length ? positions[index] : Integer.MAX_VALUE;
    }

    private static void add(Map<String, List<Integer>> index, OneOf named, int position) {
        named.values()
                .forEach(value ->
                        index.computeIfAbsent(value, key -> new ArrayList<>()).add(position));
    }

    private static Map<String, int[]> positions(Map<String, List<Integer>> index) {
        var arrays = new HashMap<String, int[]>();
        index.forEach((value, list) -> arrays.put(value, positions(list)));
        return arrays;
    }

    private static int[] positions(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
