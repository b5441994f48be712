package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What happens by the calendar alone: expiries and their notices. At one instant expiries come before notices. The account keeps
 * an instant before which nothing is due, so that most events cost no look at its lots.
 */
final class DueWork {

    private final Programs programs;

    DueWork(Programs programs) {
        this.programs = programs;
    }

    /** Lets happen what is due by an instant, in the order of its dates. The account's clock never goes back. */
    void advance(Posting posting, Instant to) {
        Account account = posting.account();
        if (to.isBefore(account.advancedTo())) {
            return;
        }
        Optional<Instant> next = account.nextDue();
        while (next.isPresent() && !next.get().isAfter(to)) {
            Instant now = next.get();
            expire(posting, now);
            notice(posting, now);
            next = nextAfter(posting.account(), now);
        }
        posting.become(posting.account().advanced(to, next));
    }

    /** What the command made may be overdue already, and may fall due sooner than anything before: only its own lot is looked at. */
    void settleOverdue(Posting posting, Lot made) {
        Instant clock = posting.account().advancedTo();
        if (made.expiresOn().filter(on -> !goneAt(made, on).isAfter(clock)).isPresent()) {
            expire(posting, clock);
        }
        Account account = posting.account();
        posting.become(account.advanced(clock, earliest(account.nextDue(), nextOf(made, clock))));
    }

    private void expire(Posting posting, Instant now) {
        Map<LocalDate, List<Lot>> gone = new TreeMap<>();
        for (Lot lot : posting.account().lots()) {
            lot.expiresOn()
                    .filter(on -> !goneAt(lot, on).isAfter(now))
                    .ifPresent(on -> gone.merge(on, List.of(lot), DueWork::both));
        }
        gone.forEach((on, lots) -> expireDate(posting, on, lots));
    }

    private void expireDate(Posting posting, LocalDate on, List<Lot> lots) {
        long points = 0;
        for (Lot lot : lots) {
            points += lot.remaining();
            posting.post(new LedgerEvent.Expired(
                    EntryIds.expired(lot.id()), goneAt(lot, on), lot.id(), lot.remaining(), on));
        }
        Lot first = lots.getFirst();
        posting.post(new LedgerEvent.PointsGone(EntryIds.expired(first.id()), goneAt(first, on), on, points));
    }

    private void notice(Posting posting, Instant now) {
        Account account = posting.account();
        var due = new TreeMap<LocalDate, TreeSet<Integer>>();
        for (Lot lot : account.lots()) {
            lot.expiresOn()
                    .ifPresent(on -> noticesOf(lot, on, now)
                            .filter(notice -> notice.at().equals(now))
                            .forEach(notice -> due.computeIfAbsent(on, date -> new TreeSet<>())
                                    .add(notice.days())));
        }
        due.forEach((on, all) -> all.forEach(days -> posting.post(new LedgerEvent.ExpiryNoticed(
                EntryIds.notice(posting.memberId(), on, days), now, on, days, account.expiringOn(on)))));
    }

    private Stream<ExpiryPolicy.Notice> noticesOf(Lot lot, LocalDate on, Instant now) {
        return policy(lot).noticesAfter(now.minusMillis(1), on).stream();
    }

    private Optional<Instant> nextAfter(Account account, Instant now) {
        return account.lots().stream().flatMap(lot -> nextOf(lot, now).stream()).min(Comparator.naturalOrder());
    }

    private Optional<Instant> nextOf(Lot lot, Instant now) {
        return lot.expiresOn()
                .map(on -> {
                    ExpiryPolicy policy = policy(lot);
                    List<ExpiryPolicy.Notice> notices = policy.noticesAfter(now, on);
                    return notices.isEmpty()
                            ? policy.goneAt(on)
                            : notices.getFirst().at();
                })
                .filter(due -> due.isAfter(now));
    }

    private Instant goneAt(Lot lot, LocalDate on) {
        return policy(lot).goneAt(on);
    }

    /** Lots with a date come from programs with an expiry; a version that was since removed is an operator's mistake. */
    private ExpiryPolicy policy(Lot lot) {
        return programs.version(lot.programVersion())
                .flatMap(Program::expiry)
                .orElseThrow(() -> new IllegalStateException("Lot " + lot.id() + " was awarded by program version "
                        + lot.programVersion() + " with an expiry, which is no longer there; put that version back"));
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
    }

    private static List<Lot> both(List<Lot> some, List<Lot> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
