package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What remains of a lot after its last day is gone, pending or not. */
final class Expiring {

    private final LotDates dates;

    Expiring(LotDates dates) {
        this.dates = dates;
    }

    /** @param lots that are gone by now */
    void expire(Posting posting, List<Lot> lots) {
        Map<LocalDate, List<Lot>> gone = new TreeMap<>();
        lots.stream()
                .filter(lot -> lot.remaining() > 0)
                .sorted(Lot.SPENDING_ORDER)
                .forEach(lot -> gone.computeIfAbsent(lot.expiresOn().orElseThrow(), on -> new ArrayList<>())
                        .add(lot));
        gone.forEach((on, all) -> expireDate(posting, on, all));
    }

    private void expireDate(Posting posting, LocalDate on, List<Lot> lots) {
        long points = 0;
        for (Lot lot : lots) {
            points += lot.remaining();
            posting.post(expired(lot, on));
        }
        Lot first = lots.getFirst();
        posting.post(
                new LedgerEvent.PointsGone(entryId(first), dates.goneAt(first).orElseThrow(), on, points));
    }

    private LedgerEvent.Expired expired(Lot lot, LocalDate on) {
        return new LedgerEvent.Expired(
                entryId(lot),
                new Cause("expiry", lot.id()),
                dates.goneAt(lot).orElseThrow(),
                lot.id(),
                lot.remaining(),
                on,
                dates.areOurs(lot) && !lot.isPending(),
                new Step(
                        "expiry",
                        lot.terms().programVersion(),
                        Long.toString(-lot.remaining()),
                        "left of " + lot.parts().points() + " points after " + on));
    }

    private static String entryId(Lot lot) {
        return EntryIds.expired(lot.id(), lot.terms().expiries());
    }
}
