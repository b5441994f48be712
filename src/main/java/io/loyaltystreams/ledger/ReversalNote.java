package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Step;

/** Says in words what a return takes, and from where. */
final class ReversalNote {

    private ReversalNote() {}

    static LedgerEvent.Reversed on(LedgerEvent.Reversed e, AwardedOrder order, LedgerCommand.TakeBack back) {
        var note = new StringBuilder("takes " + e.taken() + " of the " + order.points() + " points of order "
                + back.orderId() + ", of which returns took " + order.taken() + " before");
        add(note, e.ofExpired(), "have expired");
        add(note, e.ofRedeemed(), "were spent");
        add(note, by(e, Cover.By.LOT), "come from other lots");
        add(note, by(e, Cover.By.DEBT), "become a debt");
        add(note, by(e, Cover.By.NOBODY), "are written off");
        if (back.clamped()) {
            note.append("; more was returned than was left, which counts up to what was bought");
        }
        var step = new Step("return", order.programVersion(), Long.toString(-e.fall()), note.toString());
        return new LedgerEvent.Reversed(
                e.entryId(),
                e.cause(),
                e.at(),
                e.lotId(),
                e.pending(),
                e.ofRemaining(),
                e.ofExpired(),
                e.ofRedeemed(),
                e.covers(),
                step);
    }

    private static void add(StringBuilder note, long points, String what) {
        if (points > 0) {
            note.append("; ").append(points).append(" of them ").append(what);
        }
    }

    private static long by(LedgerEvent.Reversed e, Cover.By by) {
        return e.covers().stream()
                .filter(cover -> cover.by() == by)
                .mapToLong(Cover::points)
                .sum();
    }
}
