package io.loyaltystreams.ledger;

import java.util.ArrayList;
import java.util.List;

/** Takes points from available lots, the soonest expiry first, then the oldest. */
final class Spending {

    private Spending() {}

    /** As much of the points as the lots have. */
    static List<Take> from(Holdings holdings, long points) {
        var takes = new ArrayList<Take>();
        long left = points;
        for (Lot lot : holdings.spendable().toList()) {
            if (left == 0) {
                break;
            }
            long taken = Math.min(left, lot.remaining());
            takes.add(new Take(lot.id(), taken));
            left -= taken;
        }
        return takes;
    }

    static long sum(List<Take> takes) {
        return takes.stream().mapToLong(Take::points).sum();
    }
}
