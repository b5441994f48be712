package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The moments of a lot, by the program version that awarded it. */
final class LotDates {

    private final Programs programs;

    LotDates(Programs programs) {
        this.programs = programs;
    }

    /** A last usable day, by the version that awarded the lot. */
    record Day(Program program, LocalDate on) {}

    /**
     * What comes of a last usable day.
     *
     * @param notices soonest first
     * @param goneAt from when on what remains is gone
     */
    record Moments(List<ExpiryPolicy.Notice> notices, Instant goneAt) {}

    /** Empty for a lot that never expires. */
    Optional<Day> day(Lot lot) {
        return lot.expiresOn().map(on -> new Day(program(lot), on));
    }

    Moments moments(Day day) {
        var notices =
                day.program().expiry().map(policy -> policy.notices(day.on())).orElse(List.of());
        return new Moments(notices, startOf(day.on().plusDays(1), day.program()));
    }

    /** The moment from which what remains is gone; empty for a lot that never expires. */
    Optional<Instant> goneAt(Lot lot) {
        return lot.expiresOn().map(on -> startOf(on.plusDays(1), program(lot)));
    }

    /** The moment at which it becomes available; empty if it is. */
    Optional<Instant> releasedAt(Lot lot) {
        return lot.terms().availableFrom().map(day -> startOf(day, program(lot)));
    }

    /** The next of all these after a time, while it has points left. */
    Optional<Instant> nextAfter(Instant time, Lot lot) {
        return lot.remaining() == 0 ? Optional.empty() : nextAfter(time, lot, day(lot).map(this::moments));
    }

    private Optional<Instant> nextAfter(Instant time, Lot lot, Optional<Moments> moments) {
        var ofDay = moments.stream()
                .flatMap(all ->
                        Stream.concat(all.notices().stream().map(ExpiryPolicy.Notice::at), Stream.of(all.goneAt())));
        return Stream.concat(releasedAt(lot).stream(), ofDay)
                .filter(at -> at.isAfter(time))
                .min(Comparator.naturalOrder());
    }

    /** The next for any of them; what lots of one date share is reckoned once. */
    Optional<Instant> nextAfter(Instant time, List<Lot> lots) {
        var days = new HashMap<Day, Moments>();
        return lots.stream()
                .filter(lot -> lot.remaining() > 0)
                .flatMap(lot ->
                        nextAfter(time, lot, day(lot).map(day -> days.computeIfAbsent(day, this::moments))).stream())
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
