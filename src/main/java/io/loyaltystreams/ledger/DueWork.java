package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Programs;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What happens by the calendar alone. At one instant expiries come first, then releases, the tier's review and notices. The account
 * keeps an instant before which nothing is due, so that most events cost no look at its lots.
 */
final class DueWork {

    private final LotDates dates;
    private final Expiring expiring;
    private final Releasing releasing;
    private final TierReview review;

    DueWork(Programs programs, TierReview review) {
        this.dates = new LotDates(programs);
        this.expiring = new Expiring(dates);
        this.releasing = new Releasing(dates);
        this.review = review;
    }

    /**
     * Lets happen what is due by an instant, in the order of its dates. The account's clock follows what happened, and not how far
     * somebody looked: else the ledger would depend on when the sweep came by.
     */
    void advance(Posting posting, Instant to) {
        if (isNothingDue(posting.account(), to)) {
            return;
        }
        var agenda = Agenda.of(dates, posting.account().holdings().lots(), posting.clock(), to);
        var review = this.review.nextAfter(posting.account(), posting.clock());
        for (var next = soonest(agenda, review); isDue(next, to); next = soonest(agenda, review)) {
            Instant now = next.orElseThrow();
            var moment = agenda.take(now);
            posting.at(now);
            expiring.expire(posting, atHand(posting, moment.expiries()));
            releasing.release(posting, atHand(posting, moment.releases()));
            if (review.filter(now::equals).isPresent()) {
                this.review.fallDue(posting, now);
                review = this.review.nextAfter(posting.account(), now);
            }
            Noticing.notice(posting, now, moment.notices());
        }
        var ofLots = dates.nextAfter(to, posting.account().holdings().lots());
        posting.nextDue(earliest(Stream.concat(ofLots.stream(), review.stream())));
    }

    private static boolean isNothingDue(Account account, Instant to) {
        return !isDue(account.nextDue(), to);
    }

    private static boolean isDue(Optional<Instant> next, Instant to) {
        return next.filter(at -> !at.isAfter(to)).isPresent();
    }

    private static Optional<Instant> soonest(Agenda agenda, Optional<Instant> review) {
        return earliest(Stream.concat(agenda.first().stream(), review.stream()));
    }

    private static List<Lot> atHand(Posting posting, List<String> lots) {
        return lots.stream()
                .flatMap(id -> posting.account().holdings().lot(id).stream())
                .toList();
    }

    /**
     * What the command changed may be overdue already, and may fall due sooner than anything before. Only lots with new dates are
     * looked at.
     */
    void settle(Posting posting) {
        Instant clock = posting.clock();
        for (var overdue = overdue(posting); overdue.isPresent(); overdue = overdue(posting)) {
            Instant now = overdue.get();
            expiring.expire(posting, dated(posting, lot -> dates.goneAt(lot), now));
            releasing.release(posting, dated(posting, lot -> dates.releasedAt(lot), now));
        }
        var next = dated(posting).flatMap(lot -> dates.nextAfter(clock, lot).stream());
        var fall = posting.mayFall() ? review.nextAfter(posting.account(), clock) : Optional.<Instant>empty();
        posting.nextDue(earliest(Stream.of(next, fall.stream(), posting.account().nextDue().stream())
                .flatMap(instants -> instants)));
    }

    private Optional<Instant> overdue(Posting posting) {
        return earliest(dated(posting)
                .filter(lot -> lot.remaining() > 0)
                .flatMap(lot -> Stream.concat(dates.goneAt(lot).stream(), dates.releasedAt(lot).stream()))
                .filter(at -> !at.isAfter(posting.clock())));
    }

    private static List<Lot> dated(Posting posting, Function<Lot, Optional<Instant>> date, Instant now) {
        return dated(posting).filter(lot -> isDue(date.apply(lot), now)).toList();
    }

    private static Stream<Lot> dated(Posting posting) {
        return posting.dated().stream().flatMap(id -> posting.account().holdings().lot(id).stream());
    }

    private static Optional<Instant> earliest(Stream<Instant> instants) {
        return instants.min(Comparator.naturalOrder());
    }
}
