package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cancelled redemption gives its points back to the lots that paid, with their dates; a lot that has expired by then is opened
 * again for a while. A debt that stood in for it is dropped.
 */
final class Cancelling {

    /** For an adjustment's lot with a date of its own, in a program in which nothing else expires. */
    private static final Period UNSAID = Period.ofDays(30);

    private final Programs programs;
    private final LotDates dates;
    private final Inactivity inactivity;

    Cancelling(Programs programs, Inactivity inactivity) {
        this.programs = programs;
        this.inactivity = inactivity;
        this.dates = new LotDates(programs);
    }

    void cancel(Posting posting, LedgerCommand.CancelRedemption cancel) {
        var redemption = posting.redemption(cancel.redemptionId())
                .filter(known -> !known.mirror().cancelled());
        if (redemption.isEmpty()) {
            posting.unchanged(Reason.NOT_REDEEMED);
            answer(posting, cancel, Optional.of(Reason.NOT_REDEEMED), 0);
        } else {
            giveBack(posting, cancel, redemption.get(), Optional.empty());
            if (redemption.get().points() == 0) {
                posting.unchanged(Reason.WRITTEN_OFF);
            }
            answer(posting, cancel, Optional.empty(), redemption.get().points());
            Debts.pay(posting);
        }
    }

    /** Piggy refused the redemption for good: whoever was told that it took effect is told that it did not. */
    void undo(Posting posting, Redemption redemption, Instant refusedAt) {
        // what expired while Piggy was asked is opened again, also where nothing happened to the account since
        Instant now = refusedAt.isAfter(posting.clock()) ? refusedAt : posting.clock();
        var undo = new LedgerCommand.CancelRedemption(redemption.id(), posting.clock());
        giveBack(posting, undo, redemption, Optional.of(now));
        answer(posting, undo, Optional.of(Reason.REFUSED_AT_PIGGY), redemption.points());
        Debts.pay(posting);
    }

    private void giveBack(
            Posting posting,
            LedgerCommand.CancelRedemption cancel,
            Redemption redemption,
            Optional<Instant> refusedAt) {
        inactivity.catchUp(posting, lots(posting, redemption));
        var lots = lots(posting, redemption);
        posting.post(new LedgerEvent.RedemptionReversed(
                EntryIds.cancelled(cancel.redemptionId()),
                new Cause("redemption", cancel.redemptionId()),
                cancel.at(),
                redemption,
                newLastDays(lots, refusedAt.orElse(cancel.at())),
                refusedAt.isPresent(),
                steps(redemption, version(cancel))));
        lots.forEach(lot -> posting.dated(lot.id()));
    }

    private static List<Lot> lots(Posting posting, Redemption redemption) {
        var lots = new ArrayList<Lot>();
        for (Redemption.Part part : redemption.parts()) {
            if (part.source() == Redemption.Source.LOT) {
                lots.add(posting.lot(part.id())
                        .orElseThrow(() -> new IllegalStateException("Expected lot " + part.id())));
            }
        }
        return lots;
    }

    private Map<String, LocalDate> newLastDays(List<Lot> lots, Instant at) {
        var days = new HashMap<String, LocalDate>();
        for (Lot lot : lots) {
            if (dates.goneAt(lot).filter(gone -> !gone.isAfter(at)).isPresent()) {
                days.put(lot.id(), reinstatedUntil(lot, at));
            }
        }
        return days;
    }

    /** By the program in force at the cancellation, or the lot's own where that one knows no expiry. */
    private LocalDate reinstatedUntil(Lot lot, Instant at) {
        Program own = dates.program(lot);
        Period time = programs.at(at)
                .flatMap(Program::expiry)
                .or(own::expiry)
                .map(ExpiryPolicy::reinstatement)
                .orElse(UNSAID);
        return own.dayOf(at).plus(time);
    }

    private int version(LedgerCommand.CancelRedemption cancel) {
        return programs.at(cancel.at()).map(Program::version).orElse(0);
    }

    private static void answer(
            Posting posting, LedgerCommand.CancelRedemption cancel, Optional<Reason> refused, long points) {
        posting.post(new LedgerEvent.RedemptionAnswered(cancel.redemptionId(), cancel.at(), refused, points));
    }

    private static List<Step> steps(Redemption redemption, int version) {
        return redemption.parts().stream()
                .map(part -> new Step("cancellation", version, Long.toString(part.points()), note(part)))
                .toList();
    }

    private static String note(Redemption.Part part) {
        return switch (part.source()) {
            case LOT -> "back to lot " + part.id();
            case DEBT -> "no longer owed since " + part.id();
        };
    }
}
