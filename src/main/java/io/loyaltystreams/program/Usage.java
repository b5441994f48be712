package io.loyaltystreams.program;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What caps and limits have counted for a member. Days are those of the program's zone. Every use keeps its day, not its period, so
 * that a new version of the program can change a period without losing count.
 *
 * @param points of order awards net of returns, by the order's day; days without points are left out
 * @param uses of each rule with a limit, by rule id and day
 */
public record Usage(NavigableMap<LocalDate, Long> points, Map<String, NavigableMap<LocalDate, Integer>> uses) {

    public static final Usage NONE = new Usage(new TreeMap<>(), Map.of());

    /** The points of one day. */
    public long pointsOn(LocalDate day) {
        return points.getOrDefault(day, 0L);
    }

    /** The points of one month. */
    public long pointsIn(YearMonth month) {
        return points.subMap(month.atDay(1), true, month.atEndOfMonth(), true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Whether the limit of a rule leaves another use on a day. */
    public boolean allows(String ruleId, Limit limit, LocalDate day) {
        var days = uses.get(ruleId);
        return days == null || limit.period().count(days, day) < limit.perMember();
    }

    /** @param more negative for points that a return takes */
    public Usage plusPoints(LocalDate day, long more) {
        var after = new TreeMap<>(points);
        after.merge(day, more, (one, other) -> one + other == 0 ? null : one + other);
        return new Usage(after, uses);
    }

    /** @param more negative for uses that come back */
    public Usage plusUses(String ruleId, LocalDate day, int more) {
        var after = new HashMap<>(uses);
        var days = new TreeMap<>(uses.getOrDefault(ruleId, new TreeMap<>()));
        days.merge(day, more, (one, other) -> one + other == 0 ? null : one + other);
        if (days.isEmpty()) {
            after.remove(ruleId);
        } else {
            after.put(ruleId, days);
        }
        return new Usage(points, after);
    }
}
