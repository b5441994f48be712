package io.loyaltystreams.program;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/** The tiers of a program: what qualifies, over which time, for which level. A new member starts in the first. */
public record Tiers(Metric metric, Window window, List<Level> levels, Downgrade downgrade) {

    /** What qualifies. */
    public sealed interface Metric {

        /** Earned points, pending ones included, net of returns, and qualifying adjustments. */
        record Points() implements Metric {}

        /** The counted amounts of all lines in the base currency, net of returns. */
        record Spend() implements Metric {}

        /** Orders of which something is left. */
        record Orders() implements Metric {}

        /** A formula over the others. */
        record Expression(Measure measure) implements Metric {}
    }

    /** Over which time it qualifies. */
    public sealed interface Window {

        /** An event counts while today is before its day and this period. */
        record Rolling(Period period) implements Window {}

        record CalendarYear() implements Window {}

        /** Years from the day of the member's first event. */
        record Anniversary() implements Window {}

        record Lifetime() implements Window {}
    }

    /**
     * One level.
     *
     * @param at the qualifying value from which a member fits it; 0 for the first
     * @param multiplier of the line points of orders, if it has one
     */
    public record Level(String name, Ratio at, Optional<Ratio> multiplier) {}

    /**
     * How a member falls who fits the tier no more.
     *
     * @param grace from the review to the fall; may be zero
     */
    public record Downgrade(Policy policy, Period grace) {

        /** How far a member falls. */
        public enum Policy {
            /** To the level that fits. */
            REQUALIFY,
            /** One level for each review. */
            ONE_STEP
        }

        public static final Downgrade AT_ONCE = new Downgrade(Policy.REQUALIFY, Period.ZERO);
    }

    public Tiers {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one level");
        }
    }

    public Level first() {
        return levels.getFirst();
    }

    /** The highest level that is reached; the first, whatever the value, if no other is. */
    public Level fits(Ratio qualifying) {
        var fitting = first();
        for (var level : levels) {
            if (level.at().compareTo(qualifying) <= 0) {
                fitting = level;
            }
        }
        return fitting;
    }

    /** Empty if this version of the program has no such level, as after a level was renamed. */
    public Optional<Level> named(String name) {
        return levels.stream().filter(level -> level.name().equals(name)).findFirst();
    }

    /** Whether the counted amount of every order is needed, and with it its rate. */
    public boolean usesSpend() {
        return switch (metric) {
            case Metric.Spend spend -> true;
            case Metric.Expression expression -> expression.measure().usesSpend();
            case Metric.Points points -> false;
            case Metric.Orders orders -> false;
        };
    }
}
