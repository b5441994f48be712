package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ExpiryPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What falls due for the lots of one account within a span of time. It is drawn up once for the span: nothing that happens by the
 * calendar alone makes a lot or moves a date, it can only use a lot up.
 */
final class Agenda {

    /**
     * What falls due at one instant, as ids of lots.
     *
     * @param notices by last usable day and number of days
     */
    record Moment(List<String> expiries, List<String> releases, Map<LocalDate, Map<Integer, List<String>>> notices) {

        static final Moment NONE = empty();

        private static Moment empty() {
            return new Moment(new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
        }
    }

    private final NavigableMap<Instant, Moment> moments = new TreeMap<>();

    private Agenda() {}

    /**
     * @param from exclusive, for notices: a notice that is past never goes out
     * @param to inclusive
     */
    static Agenda of(LotDates dates, List<Lot> lots, Instant from, Instant to) {
        var agenda = new Agenda();
        var days = new HashMap<LotDates.Day, LotDates.Moments>();
        for (Lot lot : lots) {
            if (lot.remaining() > 0) {
                dates.releasedAt(lot)
                        .filter(at -> !at.isAfter(to))
                        .ifPresent(at -> agenda.at(at).releases().add(lot.id()));
                dates.day(lot).ifPresent(day -> agenda.add(lot, days.computeIfAbsent(day, dates::moments), from, to));
            }
        }
        return agenda;
    }

    private void add(Lot lot, LotDates.Moments moments, Instant from, Instant to) {
        if (!moments.goneAt().isAfter(to)) {
            at(moments.goneAt()).expiries().add(lot.id());
        }
        for (ExpiryPolicy.Notice notice : moments.notices()) {
            if (notice.at().isAfter(from) && !notice.at().isAfter(to)) {
                at(notice.at())
                        .notices()
                        .computeIfAbsent(lot.expiresOn().orElseThrow(), on -> new TreeMap<>())
                        .computeIfAbsent(notice.days(), days -> new ArrayList<>())
                        .add(lot.id());
            }
        }
    }

    private Moment at(Instant instant) {
        return moments.computeIfAbsent(instant, at -> Moment.empty());
    }

    Optional<Instant> first() {
        return moments.isEmpty() ? Optional.empty() : Optional.of(moments.firstKey());
    }

    /** Takes out what is due at an instant. */
    Moment take(Instant at) {
        var moment = moments.remove(at);
        return moment == null ? Moment.NONE : moment;
    }
}
