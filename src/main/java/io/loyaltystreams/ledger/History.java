package io.loyaltystreams.ledger;

import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What counted towards a tier, by the day of the event. Days that no window asks for alone are put together under {@link #OLDER}
 * while a window without end needs their sum, and are dropped otherwise.
 */
public record History(NavigableMap<LocalDate, Tally> days) {

    /** Stands for all days that are no longer kept apart; no window but one without end reaches it. */
    public static final LocalDate OLDER = LocalDate.EPOCH;

    public static final History NONE = new History(new TreeMap<>());

    public History {
        days = Collections.unmodifiableNavigableMap(days);
    }

    Tally all() {
        return sum(days);
    }

    /** @param until exclusive */
    Tally between(LocalDate from, LocalDate until) {
        return sum(days.subMap(from, true, until, false));
    }

    History plus(LocalDate day, Tally more, Horizon horizon) {
        var after = new TreeMap<>(days);
        boolean apart = days.containsKey(day) || !day.isBefore(horizon.historyFrom());
        add(after, apart ? day : OLDER, more);
        var old = after.headMap(horizon.historyFrom(), false);
        var older = sum(old);
        old.clear();
        if (horizon.keepsOlder()) {
            add(after, OLDER, older);
        }
        return new History(after);
    }

    /** Of two who are one. */
    History plus(History other) {
        var after = new TreeMap<>(days);
        other.days.forEach((day, tally) -> add(after, day, tally));
        return new History(after);
    }

    /** What is left when somebody's part goes. A day that is no longer kept lies before all windows, also below zero. */
    History minus(History other) {
        var after = new TreeMap<>(days);
        other.days.forEach((day, tally) -> add(after, day, Tally.NONE.minus(tally)));
        return new History(after);
    }

    private static void add(TreeMap<LocalDate, Tally> days, LocalDate day, Tally more) {
        days.merge(day, more, Tally::plus);
        days.remove(day, Tally.NONE);
    }

    private static Tally sum(NavigableMap<LocalDate, Tally> some) {
        var sum = Tally.NONE;
        for (Tally day : some.values()) {
            sum = sum.plus(day);
        }
        return sum;
    }
}
