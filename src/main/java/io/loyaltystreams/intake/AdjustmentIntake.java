package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.AdjustmentRequested;
import io.loyaltystreams.avro.internal.Adjustment;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Checks an adjustment and stages it under its first reference. */
public final class AdjustmentIntake {

    /** Far above any correction, and far below where a balance would no longer fit its number. */
    private static final long LARGEST = 1_000_000_000_000_000L;

    private final Programs programs;
    private final Duration futureMargin;

    /** @param futureMargin how far beyond the record's own time an adjustment may be dated */
    public AdjustmentIntake(Programs programs, Duration futureMargin) {
        this.programs = programs;
        this.futureMargin = futureMargin;
    }

    public Verdict check(AdjustmentRequested requested, Origin origin) {
        var checks = new Checks()
                .text("eventId", requested.getEventId())
                .text("adjustmentId", requested.getAdjustmentId())
                .text("reason", requested.getReason())
                .text("operator", requested.getOperator())
                .notInFuture("requestedAt", requested.getRequestedAt(), origin.getTimestamp(), futureMargin)
                .someReferences("memberRefs", requested.getMemberRefs())
                .require(
                        requested.getPoints() <= LARGEST && requested.getPoints() >= -LARGEST,
                        () -> "points is " + requested.getPoints() + "; no adjustment is above " + LARGEST);
        checkExpiry(checks, requested);
        return checks.fault().<Verdict>map(Verdict.Invalid::new).orElseGet(() -> stage(requested, origin));
    }

    /** The day of the request is the program's; before its first version there is none to compare with, and no effect. */
    private void checkExpiry(Checks checks, AdjustmentRequested requested) {
        LocalDate expiresOn = requested.getExpiresOn();
        Optional<Program> program = programs.at(requested.getRequestedAt());
        if (expiresOn != null && program.isPresent()) {
            LocalDate day = program.get().dayOf(requested.getRequestedAt());
            checks.require(
                    !expiresOn.isBefore(day),
                    () -> "expiresOn is " + expiresOn + ", before the day of the request, " + day);
        }
    }

    private static Verdict stage(AdjustmentRequested requested, Origin origin) {
        var references = References.keys(requested.getMemberRefs());
        var adjustment = new Adjustment(
                requested.getEventId(),
                requested.getAdjustmentId(),
                requested.getRequestedAt(),
                requested.getPoints(),
                requested.getReason(),
                requested.getOperator(),
                requested.getExpiresOn(),
                requested.getQualifying());
        return new Verdict.Accepted(
                references.getFirst(),
                new StagedEvent(origin, references, List.of(), Lookup.FIND, 0, null, adjustment));
    }
}
