package io.loyaltystreams.ledger;

import io.loyaltystreams.program.NegativeBalance;
import io.loyaltystreams.program.Step;
import java.time.Instant;

/**
 * A return takes points of a lot that an order made: first what remains, then what has expired, which is gone already, then what was
 * redeemed, for which other lots or a debt stand in.
 */
record Taking(String entryId, String returnId, Instant at) {

    /** What happens; nothing of it has been posted, and the step is still to be said. */
    LedgerEvent.Reversed of(Posting posting, Lot lot, long points, NegativeBalance policy) {
        long ofRemaining = Math.min(lot.remaining(), points);
        long ofExpired = Math.min(lot.parts().expired(), points - ofRemaining);
        long ofRedeemed = points - ofRemaining - ofExpired;
        return new LedgerEvent.Reversed(
                entryId,
                new Cause("return", returnId),
                at,
                lot.id(),
                lot.isPending(),
                ofRemaining,
                ofExpired,
                ofRedeemed,
                Covering.of(posting, lot, ofRedeemed, policy),
                new Step("return", lot.terms().programVersion(), "0", ""));
    }
}
