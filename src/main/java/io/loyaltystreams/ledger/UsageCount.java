package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Usage;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Keeps what caps and limits count small. Orders rarely come later than 400 days after their day: points of older months are
 * forgotten, and a late order of such a month finds its caps untouched. Older uses are put together on one day of the distant past,
 * since a limit without a period still asks how many there were.
 */
final class UsageCount {

    /** Kept from the account's clock back, and then to the beginning of the month or year. */
    static final int DAYS_KEPT = 400;

    private static final LocalDate OLDER = LocalDate.EPOCH;

    private UsageCount() {}

    /** Of two who are one. */
    static Usage sum(Usage one, Usage other) {
        var sum = one;
        for (Map.Entry<LocalDate, Long> day : other.points().entrySet()) {
            sum = sum.plusPoints(day.getKey(), day.getValue());
        }
        for (Map.Entry<String, NavigableMap<LocalDate, Integer>> rule :
                other.uses().entrySet()) {
            for (Map.Entry<LocalDate, Integer> day : rule.getValue().entrySet()) {
                sum = sum.plusUses(rule.getKey(), day.getKey(), day.getValue());
            }
        }
        return sum;
    }

    /** What is left when somebody's part goes; what was forgotten meanwhile takes nothing away. */
    static Usage difference(Usage one, Usage other) {
        var left = one;
        for (Map.Entry<LocalDate, Long> day : other.points().entrySet()) {
            if (left.points().containsKey(day.getKey())) {
                left = left.plusPoints(day.getKey(), -day.getValue());
            }
        }
        for (Map.Entry<String, NavigableMap<LocalDate, Integer>> rule :
                other.uses().entrySet()) {
            for (Map.Entry<LocalDate, Integer> day : rule.getValue().entrySet()) {
                left = without(left, rule.getKey(), day.getKey(), day.getValue());
            }
        }
        return left;
    }

    private static Usage without(Usage usage, String rule, LocalDate day, int uses) {
        var days = usage.uses().getOrDefault(rule, new TreeMap<>());
        var kept = days.containsKey(day) ? day : OLDER;
        int fewer = Math.min(uses, days.getOrDefault(kept, 0));
        return fewer <= 0 ? usage : usage.plusUses(rule, kept, -fewer);
    }

    static Usage after(Usage before, LedgerEvent.Counted e) {
        var usage = before;
        if (e.capPoints() != 0) {
            usage = points(usage, e);
        }
        for (Map.Entry<String, Integer> use : e.uses().entrySet()) {
            var days = usage.uses().getOrDefault(use.getKey(), new TreeMap<>());
            var day = days.containsKey(e.day()) || !e.day().isBefore(e.horizon().usesFrom()) ? e.day() : OLDER;
            usage = usage.plusUses(use.getKey(), day, use.getValue());
        }
        return e.uses().isEmpty() ? usage : folded(usage, e.horizon());
    }

    private static Usage points(Usage before, LedgerEvent.Counted e) {
        var day = e.day();
        // a day that was forgotten stays so, also when a return would take something from it
        boolean kept = before.points().containsKey(day) || (e.capPoints() > 0 && !day.isBefore(from(e)));
        var usage = kept ? before.plusPoints(day, e.capPoints()) : before;
        if (usage.points().isEmpty() || !usage.points().firstKey().isBefore(from(e))) {
            return usage;
        }
        return new Usage(new TreeMap<>(usage.points().tailMap(from(e), true)), usage.uses());
    }

    private static LocalDate from(LedgerEvent.Counted e) {
        return e.horizon().capsFrom();
    }

    private static Usage folded(Usage usage, Horizon horizon) {
        var uses = new HashMap<String, NavigableMap<LocalDate, Integer>>();
        usage.uses().forEach((rule, days) -> {
            var recent = new TreeMap<>(days.tailMap(horizon.usesFrom(), true));
            int older = days.headMap(horizon.usesFrom(), false).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            if (older != 0) {
                recent.put(OLDER, older);
            }
            uses.put(rule, recent);
        });
        return new Usage(usage.points(), uses);
    }
}
