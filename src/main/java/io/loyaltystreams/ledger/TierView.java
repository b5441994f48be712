package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Tiers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Where a member stands among the tiers at one moment.
 *
 * @param rank of the tier that the member has; the first is 0, and so is one that the program no longer knows
 * @param fitting rank of the tier that the value reaches
 */
record TierView(
        Instant now,
        ZoneId zone,
        LocalDate today,
        TierWindow window,
        Standing standing,
        Ratio value,
        int rank,
        int fitting) {

    /** Empty for a member without a tier, or when the program in force has none. */
    static Optional<TierView> of(Programs programs, Account account, Instant now) {
        return account.standing()
                .flatMap(standing -> programs.at(now)
                        .flatMap(program -> program.tiers().map(tiers -> of(program, tiers, account, standing, now))));
    }

    private static TierView of(Program program, Tiers tiers, Account account, Standing standing, Instant now) {
        var today = program.dayOf(now);
        var firstDay = program.dayOf(account.membership().firstEventAt());
        var window = new TierWindow(tiers, account.history(), firstDay);
        var value = window.value(today);
        int rank = tiers.named(standing.tier())
                .map(level -> tiers.levels().indexOf(level))
                .orElse(0);
        int fitting = tiers.levels().indexOf(tiers.fits(value));
        return new TierView(now, program.edition().zone(), today, window, standing, value, rank, fitting);
    }

    Tiers tiers() {
        return window.tiers();
    }

    boolean fits() {
        return fitting >= rank;
    }

    boolean graceIsOver() {
        return standing.fallsOn().filter(day -> !today.isBefore(day)).isPresent();
    }

    /** Whether this very moment starts a day on which something leaves the window, outside a grace. */
    boolean reviewsAt(Instant moment) {
        return standing.fallsOn().isEmpty() && startOf(today).equals(moment) && window.isReviewDay(today);
    }

    Optional<Instant> endOfGrace() {
        return standing.fallsOn().map(this::startOf);
    }

    /** The next day on which the value changes what there is to do: it fits no more, or, within a grace, fits again. */
    Optional<Instant> nextReview() {
        if (rank == 0 && window.hasPeriods()) {
            // the end of a period takes, and there is nothing to lose
            return Optional.empty();
        }
        return window.nextReview(today, later -> matters(tiers().levels().indexOf(tiers().fits(later))))
                .map(this::startOf);
    }

    private boolean matters(int laterFitting) {
        return standing.fallsOn().isPresent() ? laterFitting >= rank : laterFitting != rank;
    }

    /** When a member who fell one step, and still fits no more, falls the next. */
    LocalDate nextStep() {
        var later = today.plus(tiers().downgrade().grace());
        return later.isAfter(today) ? later : today.plusDays(1);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
