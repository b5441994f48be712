package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tiers as simple as they can be said: everything that ever counted is counted again. */
final class SimpleTiers {

    private record Count(LocalDate day, long points, long orders) {}

    private static final List<String> LEVELS = List.of("bronze", "silver", "gold");

    private final PlainTerms terms;
    private LocalDate firstDay;
    private final Consumer<String> say;
    private final List<Count> counts = new ArrayList<>();
    private LocalDate today;
    private int level;
    private LocalDate fallsOn;

    SimpleTiers(PlainTerms terms, Instant firstEvent, Consumer<String> say) {
        this.terms = terms;
        this.say = say;
        this.firstDay = day(firstEvent);
    }

    boolean isGold() {
        return level == 2;
    }

    void heard(Instant event) {
        firstDay = day(event).isBefore(firstDay) ? day(event) : firstDay;
    }

    LocalDate fallsOn() {
        return fallsOn;
    }

    boolean fits(Instant clock) {
        today = day(clock);
        return fitting() >= level;
    }

    void count(LocalDate day, long points, long orders) {
        counts.add(new Count(day, points, orders));
    }

    /** After an event, at a moment. */
    void after(String cause, boolean fitted, Instant clock) {
        today = day(clock);
        int fitting = fitting();
        if (fitting > level) {
            move(fitting, cause.equals("RETURN") ? "QUALIFIED" : cause, clock);
        } else if (fitting == level) {
            fallsOn = null;
        } else if (fitted && !cause.equals("QUALIFIED")) {
            move(fitting, cause, clock);
        }
    }

    /** At the start of a day. */
    void review(LocalDate day) {
        today = day;
        if (fitting() > level) {
            move(fitting(), "WINDOW", start());
        } else if (fitting() == level) {
            fallsOn = null;
        } else if (fallsOn != null) {
            if (!today.isBefore(fallsOn)) {
                fall();
            }
        } else if (somethingLeaves()) {
            if (terms.graceDays() == 0) {
                fall();
            } else {
                fallsOn = today.plusDays(terms.graceDays());
            }
        }
    }

    private void fall() {
        move(terms.oneStep() ? level - 1 : fitting(), "WINDOW", start());
        if (fitting() < level && terms.window() == 'R') {
            fallsOn = today.plusDays(Math.max(1, terms.graceDays()));
        }
    }

    private void move(int to, String why, Instant at) {
        say.accept(LEVELS.get(level) + " -> " + LEVELS.get(to) + " " + (to > level ? "UP" : "DOWN") + " " + why + " "
                + value() + " at " + at);
        level = to;
        fallsOn = null;
    }

    private boolean somethingLeaves() {
        return switch (terms.window()) {
            case 'R' ->
                counts.stream()
                        .anyMatch(count ->
                                count.day().plusMonths(terms.windowMonths()).equals(today));
            case 'C' -> today.getDayOfYear() == 1;
            case 'A' -> anniversary(today.getYear() - firstDay.getYear()).equals(today);
            default -> false;
        };
    }

    private int fitting() {
        return value() >= terms.gold() ? 2 : value() >= terms.silver() ? 1 : 0;
    }

    private long value() {
        return switch (terms.window()) {
            case 'R' ->
                sum(counts.stream()
                        .filter(count -> today.isBefore(count.day().plusMonths(terms.windowMonths())))
                        .toList());
            case 'C' -> Math.max(year(today.getYear()), year(today.getYear() - 1));
            case 'A' -> {
                int years = today.getYear() - firstDay.getYear();
                int running = anniversary(years).isAfter(today) ? years - 1 : years;
                yield Math.max(anniversaryYear(running), anniversaryYear(running - 1));
            }
            default -> sum(counts);
        };
    }

    private long year(int year) {
        return sum(
                counts.stream().filter(count -> count.day().getYear() == year).toList());
    }

    private long anniversaryYear(int years) {
        return sum(counts.stream()
                .filter(count ->
                        !count.day().isBefore(anniversary(years)) && count.day().isBefore(anniversary(years + 1)))
                .toList());
    }

    private LocalDate anniversary(int years) {
        return firstDay.plusYears(years);
    }

    private long sum(List<Count> some) {
        return some.stream()
                .mapToLong(count -> terms.countsOrders() ? count.orders() : count.points())
                .sum();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.of(terms.zone()));
    }

    private Instant start() {
        return today.atStartOfDay(ZoneId.of(terms.zone())).toInstant();
    }
}
