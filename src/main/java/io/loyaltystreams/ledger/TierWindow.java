package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Tiers;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The qualifying value of one member over the window of one program. */
record TierWindow(Tiers tiers, History history, LocalDate firstDay) {

    /** Calendar arithmetic of months may be off by the days that a month lacks. */
    private static final int DAYS_A_MONTH_MAY_LACK = 3;

    Ratio value(LocalDate today) {
        return switch (tiers.window()) {
            case Tiers.Window.Rolling rolling ->
                metric(history.between(firstCounting(rolling.period(), today), LocalDate.MAX));
            case Tiers.Window.CalendarYear year -> betterOfTwo(today);
            case Tiers.Window.Anniversary anniversary -> betterOfTwo(today);
            case Tiers.Window.Lifetime lifetime -> metric(history.all());
        };
    }

    /** The first day after today on which something leaves the window and the value matters; the next period where there are any. */
    Optional<LocalDate> nextReview(LocalDate today, Predicate<Ratio> matters) {
        return switch (tiers.window()) {
            case Tiers.Window.Rolling rolling -> nextThatMatters(rolling.period(), today, matters);
            case Tiers.Window.CalendarYear year -> Optional.of(periodStart(today, 1));
            case Tiers.Window.Anniversary anniversary -> Optional.of(periodStart(today, 1));
            case Tiers.Window.Lifetime lifetime -> Optional.empty();
        };
    }

    /** Whether something leaves the window at the start of this day. */
    boolean isReviewDay(LocalDate day) {
        return switch (tiers.window()) {
            case Tiers.Window.Rolling rolling ->
                history.days().keySet().stream()
                        .anyMatch(counted -> counted.plus(rolling.period()).equals(day));
            case Tiers.Window.CalendarYear year -> periodStart(day, 0).equals(day);
            case Tiers.Window.Anniversary anniversary -> periodStart(day, 0).equals(day);
            case Tiers.Window.Lifetime lifetime -> false;
        };
    }

    /** Whether reviews come at the end of a period only. */
    boolean hasPeriods() {
        return switch (tiers.window()) {
            case Tiers.Window.Rolling rolling -> false;
            case Tiers.Window.CalendarYear year -> true;
            case Tiers.Window.Anniversary anniversary -> true;
            case Tiers.Window.Lifetime lifetime -> false;
        };
    }

    /** Last day of the next period, for windows that have periods. */
    Optional<LocalDate> validUntil(LocalDate today) {
        return hasPeriods() ? Optional.of(periodStart(today, 2).minusDays(1)) : Optional.empty();
    }

    /** The first day that the window may ask for from today on; empty if it asks for the sum of all days. */
    Optional<LocalDate> oldestDay(LocalDate today) {
        return switch (tiers.window()) {
            case Tiers.Window.Rolling rolling ->
                Optional.of(today.minus(rolling.period()).minusDays(DAYS_A_MONTH_MAY_LACK));
            case Tiers.Window.CalendarYear year -> Optional.of(periodStart(today, -1));
            case Tiers.Window.Anniversary anniversary -> Optional.of(periodStart(today, -1));
            case Tiers.Window.Lifetime lifetime -> Optional.empty();
        };
    }

    private Ratio betterOfTwo(LocalDate today) {
        var running = metric(history.between(periodStart(today, 0), periodStart(today, 1)));
        var before = metric(history.between(periodStart(today, -1), periodStart(today, 0)));
        return running.max(before);
    }

    /** Start of the period of a day, or of one so many later. */
    private LocalDate periodStart(LocalDate day, int later) {
        if (tiers.window() instanceof Tiers.Window.CalendarYear) {
            return day.withDayOfYear(1).plusYears(later);
        }
        int years = day.getYear() - firstDay.getYear();
        return firstDay.plusYears((firstDay.plusYears(years).isAfter(day) ? years - 1 : years) + (long) later);
    }

    private LocalDate firstCounting(Period period, LocalDate today) {
        var day = today.minus(period).minusDays(DAYS_A_MONTH_MAY_LACK);
        while (!day.plus(period).isAfter(today)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Days leave the window in their order; each time the rest is looked at. */
    private Optional<LocalDate> nextThatMatters(Period period, LocalDate today, Predicate<Ratio> matters) {
        var counting = history.days().tailMap(firstCounting(period, today), true);
        var left = history.between(firstCounting(period, today), LocalDate.MAX);
        for (Map.Entry<LocalDate, Tally> day : counting.entrySet()) {
            left = left.minus(day.getValue());
            var leaves = day.getKey().plus(period);
            var next = counting.higherKey(day.getKey());
            boolean lastOfItsDay = next == null || !next.plus(period).equals(leaves);
            if (lastOfItsDay && matters.test(metric(left))) {
                return Optional.of(leaves);
            }
        }
        return Optional.empty();
    }

    private Ratio metric(Tally tally) {
        return switch (tiers.metric()) {
            case Tiers.Metric.Points points -> Ratio.of(tally.points());
            case Tiers.Metric.Spend spend -> tally.spend();
            case Tiers.Metric.Orders orders -> Ratio.of(tally.orders());
            case Tiers.Metric.Expression expression -> expression.measure().value(tally.inputs());
        };
    }
}
