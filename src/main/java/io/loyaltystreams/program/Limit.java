package io.loyaltystreams.program;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.NavigableMap;

/**
 * How often a rule works for one member.
 *
 * @param perMember the most uses in a period, above zero
 */
public record Limit(int perMember, Period period) {

    /** Calendar periods; a week begins on Monday. */
    public enum Period {
        DAY,
        WEEK,
        MONTH,
        YEAR,
        EVER;

        /** How many of the uses fall into the period of a day. */
        int count(NavigableMap<LocalDate, Integer> uses, LocalDate day) {
            var inPeriod = this == EVER ? uses : uses.subMap(firstDay(day), true, lastDay(day), true);
            return inPeriod.values().stream().mapToInt(Integer::intValue).sum();
        }

        private LocalDate firstDay(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
                case EVER -> LocalDate.MIN;
            };
        }

        private LocalDate lastDay(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
                case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
                case EVER -> LocalDate.MAX;
            };
        }
    }

    public Limit {
        if (perMember < 1) {
            throw new IllegalArgumentException("Expected at least one use per member, but found " + perMember);
        }
    }
}
