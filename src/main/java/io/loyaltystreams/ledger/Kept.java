package io.loyaltystreams.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be put on the {@link Shelf} of a member, by id; empty values are to be taken off it.
 *
 * @param orders by order id
 * @param spentLots by lot id
 * @param redemptions by redemption id
 */
public record Kept(
        Map<String, Optional<AwardedOrder>> orders,
        SortedMap<String, Optional<Lot>> spentLots,
        SortedMap<String, Optional<Redemption>> redemptions) {

    /** All that is to be kept beside an account that gets it. */
    static Kept all(Map<String, AwardedOrder> orders, Holdings holdings) {
        var spent = new TreeMap<String, Optional<Lot>>();
        for (Lot lot : holdings.lots()) {
            if (lot.remaining() == 0 && !lot.isDone()) {
                spent.put(lot.id(), Optional.of(lot));
            }
        }
        return new Kept(present(orders), spent, present(holdings.redemptions()));
    }

    private static <T> SortedMap<String, Optional<T>> present(Map<String, T> some) {
        var present = new TreeMap<String, Optional<T>>();
        some.forEach((id, each) -> present.put(id, Optional.of(each)));
        return present;
    }
}
