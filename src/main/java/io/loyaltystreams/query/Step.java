package io.loyaltystreams.query;

import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Lot;
import io.loyaltystreams.ledger.Standing;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the calendar will do to an account.
 *
 * @param on its date in the program's zone; of an expiry the last day on which the points can be used
 * @param points all of that date; 0 for a tier
 */
record Step(What what, LocalDate on, long points) {

    /** In the order in which they happen at one moment. */
    enum What {
        EXPIRY,
        RELEASE,
        TIER_FALL
    }

    /** The first that is known from the account alone; notices and reviews of tiers change no points. */
    static Optional<Step> next(Account account) {
        var expiry = account.nextExpiry().map(next -> new Step(What.EXPIRY, next.on(), next.points()));
        var fall = account.standing().flatMap(Standing::fallsOn).map(day -> new Step(What.TIER_FALL, day, 0));
        return Stream.of(expiry, release(account), fall)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Step::happensOn).thenComparing(Step::what));
    }

    private static Optional<Step> release(Account account) {
        var pending = account.holdings().lots().stream().filter(lot -> lot.isPending() && lot.remaining() > 0);
        return pending.min(Comparator.comparing(Step::availableFrom))
                .map(Step::availableFrom)
                .map(day -> {
                    long points = account.holdings().lots().stream()
                            .filter(lot -> lot.terms()
                                    .availableFrom()
                                    .filter(day::equals)
                                    .isPresent())
                            .mapToLong(Lot::remaining)
                            .sum();
                    return new Step(What.RELEASE, day, points);
                });
    }

    private static LocalDate availableFrom(Lot lot) {
        return lot.terms().availableFrom().orElseThrow();
    }

    /** Points are gone at the midnight after their last day. */
    private LocalDate happensOn() {
        return what == What.EXPIRY ? on.plusDays(1) : on;
    }
}
