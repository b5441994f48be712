package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far an account is in time.
 *
 * @param advancedTo time of the last thing that happened, an event or something that fell due; it never goes back
 * @param nextDue no later than the next thing that falls due
 * @param sent notices of dates that are still to come
 * @param activeAt when the member last did something; empty where no points live by that
 */
public record Schedule(
        Instant advancedTo, Optional<Instant> nextDue, List<SentNotice> sent, Optional<Instant> activeAt) {

    /** A notice that went out: once for each date and number of days. */
    public record SentNotice(LocalDate on, int days) {}

    public Schedule {
        sent = List.copyOf(sent);
    }

    Schedule advanced(Instant to, Optional<Instant> next) {
        return new Schedule(to, next, sent, activeAt);
    }

    /** Of two who are one. */
    Schedule knowing(Schedule other) {
        return new Schedule(
                advancedTo,
                nextDue,
                Stream.concat(sent.stream(), other.sent.stream()).distinct().toList(),
                Stream.concat(activeAt.stream(), other.activeAt.stream()).max(Comparator.naturalOrder()));
    }

    /** Notices of another's lots went out that are now here. */
    Schedule noticed(Schedule other) {
        return new Schedule(advancedTo, nextDue, knowing(other).sent, activeAt);
    }

    /** The notice is remembered, those of past dates no more. */
    Schedule sent(LocalDate on, int days, LocalDate today) {
        var still = Stream.concat(
                sent.stream().filter(notice -> !notice.on().isBefore(today)), Stream.of(new SentNotice(on, days)));
        return new Schedule(advancedTo, nextDue, still.toList(), activeAt);
    }

    Schedule active(Instant at) {
        return new Schedule(advancedTo, nextDue, sent, Optional.of(at));
    }
}
