package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Step;
import java.time.Instant;

/** Pending points become available at the start of their day, and pay debts first. */
final class Releasing {

    private final LotDates dates;

    Releasing(LotDates dates) {
        this.dates = dates;
    }

    void release(Posting posting, Instant now) {
        for (Lot lot : posting.account().holdings().inOrder()) {
            dates.releasedAt(lot)
                    .filter(at -> lot.remaining() > 0 && !at.isAfter(now))
                    .ifPresent(at -> posting.post(released(lot, at)));
        }
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
