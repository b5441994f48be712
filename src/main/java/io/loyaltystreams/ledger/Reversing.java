package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Step;
import java.util.Optional;

/** A return takes from its own order's lot: first what remains, then what has expired, which is gone already. */
final class Reversing {

    private final Programs programs;

    Reversing(Programs programs) {
        this.programs = programs;
    }

    void takeBack(Posting posting, LedgerCommand.TakeBack back) {
        long taken = posting.shelf().order(back.orderId()).map(order -> toTake(order, back)).orElse(0L);
        if (taken == 0) {
            posting.unchanged(Reason.NOTHING_LEFT);
            return;
        }
        AwardedOrder order = posting.shelf().order(back.orderId()).orElseThrow();
        String lotId = EntryIds.earned(back.orderId());
        long left = posting.account().lot(lotId).map(Lot::remaining).orElse(0L);
        long fall = Math.min(left, taken);
        String entryId = EntryIds.reversed(back.returnId());
        boolean fitted = new TierReview(programs).fits(posting.account());
        posting.post(new LedgerEvent.Reversed(
                entryId,
                new Cause("return", back.returnId()),
                back.at(),
                lotId,
                taken,
                fall,
                step(order, back, taken, fall)));
        posting.remember(order.take(taken));
        if (fall == 0) {
            posting.unchanged(Reason.ALREADY_EXPIRED);
        }
        new TierReview(programs).afterReturn(posting, entryId, fitted);
    }

    private long toTake(AwardedOrder order, LedgerCommand.TakeBack back) {
        Program program = programs.version(order.programVersion())
                .orElseThrow(() -> new IllegalStateException("Order " + back.orderId()
                        + " was awarded by program version " + order.programVersion()
                        + ", which is no longer there; put that version back"));
        return order.points() - program.keptAfterReturn(order.earnings(), back.returned()) - order.taken();
    }

    private static Optional<Step> step(AwardedOrder order, LedgerCommand.TakeBack back, long taken, long fall) {
        var note = new StringBuilder("takes " + taken + " of the " + order.points() + " points of order "
                + back.orderId() + ", of which returns took " + order.taken() + " before");
        if (fall < taken) {
            note.append("; ").append(taken - fall).append(" of them have expired");
        }
        if (back.clamped()) {
            note.append("; more was returned than was left, which counts up to what was bought");
        }
        return Optional.of(new Step("return", order.programVersion(), Long.toString(-fall), note.toString()));
    }
}
