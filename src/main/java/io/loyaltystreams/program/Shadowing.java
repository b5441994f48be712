package io.loyaltystreams.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rules that can never match, because earlier ones, alone or together, take every line that they could take.
 *
 * <p>A rule's conditions are cut into single points: one named value for each condition, or a value that no rule names where
 * there is no condition. Earlier rules cover the rule exactly if each of its points is covered by one of them.
 */
public final class Shadowing {

    /** A value that no rule names. */
    private static final String UNNAMED = "";

    private final List<EarnRule> earlier;
    private final Set<String> takers = new LinkedHashSet<>();

    private Shadowing(List<EarnRule> earlier) {
        this.earlier = earlier;
    }

    /** The ids of the earlier rules that leave nothing to this one; empty if it can match. */
    public static Optional<Set<String>> takersOf(EarnRule rule, List<EarnRule> earlier) {
        var search = new Shadowing(earlier);
        return search.coversAll(conditions(rule), new ArrayList<>()) ? Optional.of(search.takers) : Optional.empty();
    }

    private boolean coversAll(List<OneOf> conditions, List<String> point) {
        if (point.size() == conditions.size()) {
            return covers(point);
        }
        var named = conditions.get(point.size()).values();
        for (var value : named.isEmpty() ? Set.of(UNNAMED) : named) {
            point.addLast(value);
            boolean covered = coversAll(conditions, point);
            point.removeLast();
            if (!covered) {
                return false;
            }
        }
        return true;
    }

    private boolean covers(List<String> point) {
        var taker = earlier.stream()
                .filter(rule -> rule.condition().isEmpty() && takes(rule, point))
                .findFirst();
        taker.ifPresent(rule -> takers.add(rule.id()));
        return taker.isPresent();
    }

    private static boolean takes(EarnRule rule, List<String> point) {
        var conditions = conditions(rule);
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).admits(point.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<OneOf> conditions(EarnRule rule) {
        return List.of(
                rule.when().channel(),
                rule.when().currency(),
                rule.when().shop(),
                rule.lines().category(),
                rule.lines().sku());
    }
}
