package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The moments of a lot, by the program version that awarded it. */
final class LotDates {

    private final Programs programs;

    LotDates(Programs programs) {
        this.programs = programs;
    }

    /** The moment from which what remains is gone; empty for a lot that never expires. */
    Optional<Instant> goneAt(Lot lot) {
        return lot.expiresOn().map(on -> startOf(on.plusDays(1), program(lot)));
    }

    /** The moment at which it becomes available; empty if it is. */
    Optional<Instant> releasedAt(Lot lot) {
        return lot.terms().availableFrom().map(day -> startOf(day, program(lot)));
    }

    /** The notices that are due later than this time. */
    List<ExpiryPolicy.Notice> noticesAfter(Instant time, Lot lot) {
        return lot.expiresOn()
                .flatMap(on -> program(lot).expiry().map(policy -> policy.noticesAfter(time, on)))
                .orElse(List.of());
    }

    /** The next of all these after a time, while it has points left. */
    Optional<Instant> nextAfter(Instant time, Lot lot) {
        if (lot.remaining() == 0) {
            return Optional.empty();
        }
        var notice = noticesAfter(time, lot).stream().findFirst().map(ExpiryPolicy.Notice::at);
        return Stream.of(releasedAt(lot), notice, goneAt(lot))
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(time))
                .min(Comparator.naturalOrder());
    }

    /** Whether we, and not Piggy, take what expires off the balance there. */
    boolean areOurs(Lot lot) {
        return program(lot)
                .expiry()
                .filter(policy -> policy.owner() == ExpiryPolicy.Owner.PIGGY)
                .isEmpty();
    }

    /** A version that was since removed is an operator's mistake. */
    Program program(Lot lot) {
        int version = lot.terms().programVersion();
        return programs.version(version)
                .orElseThrow(() -> new IllegalStateException("Lot " + lot.id() + " was awarded by program version "
                        + version + ", which is no longer there; put that version back"));
    }

    private static Instant startOf(LocalDate day, Program program) {
        return day.atStartOfDay(program.edition().zone()).toInstant();
    }
}
