package io.loyaltystreams.ledger;

import io.loyaltystreams.program.NegativeBalance;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Step;
import java.util.List;
import java.util.Optional;

/** A person corrects a balance: what is added is a lot of its own, what is taken comes from available lots. */
final class Adjusting {

    private final Programs programs;
    private final Counting counting;

    Adjusting(Programs programs, Counting counting) {
        this.programs = programs;
        this.counting = counting;
    }

    void adjust(Posting posting, LedgerCommand.Adjust adjust) {
        Optional<Program> program = programs.at(adjust.at());
        if (program.isEmpty()) {
            posting.unchanged(Reason.NO_PROGRAM);
        } else if (adjust.points() == 0) {
            posting.unchanged(Reason.NO_POINTS);
        } else {
            adjust(posting, adjust, program.get());
        }
    }

    private void adjust(Posting posting, LedgerCommand.Adjust adjust, Program program) {
        var adjusted = adjust.points() > 0 ? add(adjust, program) : take(posting, adjust, program);
        if (adjusted.points() == 0) {
            posting.unchanged(Reason.WRITTEN_OFF);
        } else {
            posting.post(adjusted);
        }
        adjusted.made().ifPresent(lot -> posting.dated(lot.id()));
        Debts.pay(posting);
        if (adjust.qualifying()) {
            counting.earned(posting, program.dayOf(adjust.at()), adjust.points());
        }
    }

    private static LedgerEvent.Adjusted add(LedgerCommand.Adjust adjust, Program program) {
        String entryId = EntryIds.adjusted(adjust.adjustmentId());
        var lastDay = program.expiry().map(expiry -> expiry.lastDay(adjust.at()));
        var usual = Lot.of(entryId, adjust.points(), adjust.at(), program.version(), lastDay);
        var lot = adjust.expiresOn().map(usual::onItsOwnUntil).orElse(usual);
        return adjusted(adjust, program, Optional.of(lot), List.of(), 0);
    }

    private static LedgerEvent.Adjusted take(Posting posting, LedgerCommand.Adjust adjust, Program program) {
        long wanted = Math.negateExact(adjust.points());
        var takes = Spending.from(posting.account().holdings(), wanted);
        long uncovered = wanted - Spending.sum(takes);
        long debt = program.negativeBalance() == NegativeBalance.ALLOW ? uncovered : 0;
        return adjusted(adjust, program, Optional.empty(), takes, debt);
    }

    private static LedgerEvent.Adjusted adjusted(
            LedgerCommand.Adjust adjust, Program program, Optional<Lot> made, List<Take> takes, long debt) {
        long points = made.map(lot -> lot.parts().points()).orElse(0L) - debt - Spending.sum(takes);
        long writtenOff = points - adjust.points();
        String note = adjust.reason() + ", by " + adjust.operator()
                + (writtenOff == 0 ? "" : "; " + writtenOff + " of " + -adjust.points() + " points are written off");
        return new LedgerEvent.Adjusted(
                EntryIds.adjusted(adjust.adjustmentId()),
                new Cause("adjustment", adjust.adjustmentId()),
                adjust.at(),
                made,
                takes,
                debt,
                List.of(new Step("adjustment", program.version(), Long.toString(points), note)));
    }
}
