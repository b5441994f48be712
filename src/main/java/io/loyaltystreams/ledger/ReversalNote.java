package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Step;

/** Says in words what a return takes, and from where. */
final class ReversalNote {

    private ReversalNote() {}

    static LedgerEvent.Reversed on(LedgerEvent.Reversed e, AwardedOrder order, LedgerCommand.TakeBack back) {
        var what = "takes " + e.taken() + " of the " + order.points() + " points of order " + back.orderId()
                + ", of which returns took " + order.taken() + " before";
        var clamped = back.clamped() ? "; more was returned than was left, which counts up to what was bought" : "";
        return on(e, order.programVersion(), what, clamped);
    }

    static LedgerEvent.Reversed on(LedgerEvent.Reversed e, int programVersion, String what) {
        return on(e, programVersion, what, "");
    }

    private static LedgerEvent.Reversed on(LedgerEvent.Reversed e, int programVersion, String what, String last) {
        var note = new StringBuilder(what);
        add(note, e.ofExpired(), "have expired");
        add(note, e.ofRedeemed(), "were spent");
        add(note, by(e, Cover.By.LOT), "come from other lots");
        add(note, by(e, Cover.By.DEBT), "become a debt");
        add(note, by(e, Cover.By.NOBODY), "are written off");
        note.append(last);
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
                new Step("return", programVersion, Long.toString(-e.fall()), note.toString()));
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
