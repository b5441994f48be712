package io.loyaltystreams.sink;

import java.util.Map;
import java.util.Optional;

/**
 * Which Piggy shop a store is.
 *
 * @param standard uuid for stores that are not listed, and for commands without one
 * @param byStore uuid by the store's own number
 */
public record Shops(String standard, Map<String, String> byStore) {

    public Shops {
        if (standard.isBlank()) {
            throw new IllegalArgumentException("Expected piggy.default-shop to name a Piggy shop but it is empty");
        }
        byStore = Map.copyOf(byStore);
    }

    String piggyShop(Optional<String> store) {
        return store.map(byStore::get).orElse(standard);
    }
}
