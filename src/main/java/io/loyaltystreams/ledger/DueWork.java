package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Programs;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens by the calendar alone. At one instant expiries come first, then releases, the tier's review and notices. The account
 * keeps an instant before which nothing is due, so that most events cost no look at its lots.
 */
final class DueWork {

    private final LotDates dates;
    private final Expiring expiring;
    private final Releasing releasing;
    private final Noticing noticing;
    private final TierReview review;

    DueWork(Programs programs, TierReview review) {
        this.dates = new LotDates(programs);
        this.expiring = new Expiring(dates);
        this.releasing = new Releasing(dates);
        this.noticing = new Noticing(dates);
        this.review = review;
    }

    /** Lets happen what is due by an instant, in the order of its dates. The account's clock never goes back. */
    void advance(Posting posting, Instant to) {
        if (to.isBefore(posting.clock())) {
            return;
        }
        Optional<Instant> next = posting.account().nextDue();
        while (next.isPresent() && !next.get().isAfter(to)) {
            Instant now = next.get();
            expiring.expire(posting, now);
            releasing.release(posting, now);
            review.fallDue(posting, now);
            noticing.notice(posting, now);
            next = nextAfter(posting.account(), now);
        }
        posting.become(posting.account().advanced(to, next));
    }

    /**
     * What the command changed may be overdue already, and may fall due sooner than anything before. Only lots with new dates are
     * looked at.
     */
    void settle(Posting posting) {
        Instant clock = posting.clock();
        for (var overdue = overdue(posting); overdue.isPresent(); overdue = overdue(posting)) {
            expiring.expire(posting, overdue.get());
            releasing.release(posting, overdue.get());
        }
        var account = posting.account();
        var next = dated(posting).flatMap(lot -> dates.nextAfter(clock, lot).stream());
        var fall = posting.mayFall() ? review.nextAfter(account, clock) : Optional.<Instant>empty();
        posting.become(account.advanced(
                clock, earliest(Stream.concat(next, Stream.concat(fall.stream(), account.nextDue().stream())))));
    }

    private Optional<Instant> overdue(Posting posting) {
        return earliest(dated(posting)
                .filter(lot -> lot.remaining() > 0)
                .flatMap(lot -> Stream.concat(dates.goneAt(lot).stream(), dates.releasedAt(lot).stream()))
                .filter(at -> !at.isAfter(posting.clock())));
    }

    private static Stream<Lot> dated(Posting posting) {
        return posting.dated().stream().flatMap(id -> posting.account().holdings().lot(id).stream());
    }

    private Optional<Instant> nextAfter(Account account, Instant now) {
        var ofLots = account.holdings().lots().stream().flatMap(lot -> dates.nextAfter(now, lot).stream());
        return earliest(Stream.concat(ofLots, review.nextAfter(account, now).stream()));
    }

    private static Optional<Instant> earliest(Stream<Instant> instants) {
        return instants.min(Comparator.naturalOrder());
    }
}
