package io.loyaltystreams.ledger;

import io.loyaltystreams.program.NegativeBalance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds who pays for redeemed points that a return takes: other available lots, the soonest expiry first, then a debt or nobody. The
 * newest redemption of the order's lot is the first whose points are paid so.
 */
final class Covering {

    private Covering() {}

    /** @param lot the order's own; it has no points left to pay with */
    static List<Cover> of(Posting posting, Lot lot, long points, NegativeBalance policy) {
        if (points == 0) {
            return List.of();
        }
        var payers = payers(posting, lot, points, policy);
        var covers = new ArrayList<Cover>();
        long left = points;
        for (Lot.Draw draw : lot.draws().reversed()) {
            long ofDraw = Math.min(left, draw.points());
            if (ofDraw > 0) {
                posting.redemption(draw.redemptionId());
                cover(covers, payers, Optional.of(draw.redemptionId()), ofDraw);
                left -= ofDraw;
            }
        }
        cover(covers, payers, Optional.empty(), left);
        return covers;
    }

    private static Deque<Cover> payers(Posting posting, Lot lot, long points, NegativeBalance policy) {
        var payers = new ArrayDeque<Cover>();
        long left = points;
        var others = posting.account().holdings().changing(lot.id(), own -> own.spend(own.remaining()));
        for (Take take : Spending.from(others, points)) {
            payers.add(new Cover(Cover.By.LOT, Optional.of(take.lotId()), Optional.empty(), take.points()));
            left -= take.points();
        }
        if (left > 0) {
            var by = switch (policy) {
                case ALLOW -> Cover.By.DEBT;
                case FORGIVE -> Cover.By.NOBODY;
            };
            payers.add(new Cover(by, Optional.empty(), Optional.empty(), left));
        }
        return payers;
    }

    private static void cover(List<Cover> covers, Deque<Cover> payers, Optional<String> redemptionId, long points) {
        long left = points;
        while (left > 0) {
            Cover payer = payers.pop();
            long paid = Math.min(left, payer.points());
            covers.add(new Cover(payer.by(), payer.lotId(), redemptionId, paid));
            if (paid < payer.points()) {
                payers.push(new Cover(payer.by(), payer.lotId(), Optional.empty(), payer.points() - paid));
            }
            left -= paid;
        }
    }
}
