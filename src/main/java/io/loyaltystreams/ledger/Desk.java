package io.loyaltystreams.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Remembers what was taken from the shelf while a command is decided, so that only what changed is put back. */
final class Desk {

    private final Shelf shelf;
    private final Map<String, Lot> lots = new HashMap<>();
    private final Map<String, Redemption> redemptions = new HashMap<>();

    Desk(Shelf shelf) {
        this.shelf = shelf;
    }

    Optional<AwardedOrder> order(String id) {
        return shelf.order(id);
    }

    Optional<Lot> spentLot(String id) {
        var found = shelf.spentLot(id);
        found.ifPresent(lot -> lots.put(id, lot));
        return found;
    }

    Optional<Redemption> redemption(String id) {
        var found = shelf.redemption(id);
        found.ifPresent(redemption -> redemptions.put(id, redemption));
        return found;
    }

    /** Lots with points left belong to the account, and lots that nothing can touch any more to nobody. */
    Kept putBack(Holdings after, Map<String, Optional<AwardedOrder>> orders) {
        var spent = new HashMap<String, Lot>();
        for (Lot lot : after.lots()) {
            if (lot.remaining() == 0 && !lot.isDone()) {
                spent.put(lot.id(), lot);
            }
        }
        return new Kept(orders, changes(lots, spent), changes(redemptions, after.redemptions()));
    }

    private static <T> SortedMap<String, Optional<T>> changes(Map<String, T> before, Map<String, T> after) {
        var changes = new TreeMap<String, Optional<T>>();
        before.keySet().forEach(id -> changes.put(id, Optional.empty()));
        after.forEach((id, kept) -> changes.put(id, Optional.of(kept)));
        changes.entrySet()
                .removeIf(change -> change.getValue().equals(Optional.ofNullable(before.get(change.getKey()))));
        return changes;
    }
}
