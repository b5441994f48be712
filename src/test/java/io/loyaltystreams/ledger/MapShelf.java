package io.loyaltystreams.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the stores beside the account would hold. */
final class MapShelf implements Shelf {

    final Map<String, AwardedOrder> orders = new HashMap<>();
    final Map<String, Lot> spentLots = new HashMap<>();
    final Map<String, Redemption> redemptions = new HashMap<>();

    @Override
    public Optional<AwardedOrder> order(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    @Override
    public Optional<Lot> spentLot(String lotId) {
        return Optional.ofNullable(spentLots.get(lotId));
    }

    @Override
    public Optional<Redemption> redemption(String redemptionId) {
        return Optional.ofNullable(redemptions.get(redemptionId));
    }

    void takeOver(MapShelf other) {
        orders.putAll(other.orders);
        spentLots.putAll(other.spentLots);
        redemptions.putAll(other.redemptions);
        other.orders.clear();
        other.spentLots.clear();
        other.redemptions.clear();
    }

    void put(Kept kept) {
        kept.orders().forEach((id, order) -> put(orders, id, order));
        kept.spentLots().forEach((id, lot) -> put(spentLots, id, lot));
        kept.redemptions().forEach((id, redemption) -> put(redemptions, id, redemption));
    }

    private static <T> void put(Map<String, T> shelf, String id, Optional<T> kept) {
        kept.ifPresentOrElse(value -> shelf.put(id, value), () -> shelf.remove(id));
    }
}
