package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Step;
import java.time.Instant;
import java.util.List;

/** Pending points become available at the start of their day, and pay debts first. */
final class Releasing {

    private final LotDates dates;

    Releasing(LotDates dates) {
        this.dates = dates;
    }

    /** @param lots that are to be released by now */
    void release(Posting posting, List<Lot> lots) {
        lots.stream()
                .filter(lot -> lot.remaining() > 0 && lot.isPending())
                .sorted(Lot.SPENDING_ORDER)
                .forEach(lot -> posting.post(released(lot, dates.releasedAt(lot).orElseThrow())));
        Debts.pay(posting);
    }

    private static LedgerEvent.Released released(Lot lot, Instant at) {
        var step = new Step(
                "hold",
                lot.terms().programVersion(),
                "0",
                lot.remaining() + " of " + lot.parts().points() + " points are available after the hold");
        return new LedgerEvent.Released(EntryIds.released(lot.id()), new Cause("release", lot.id()), at, lot, step);
    }
}
