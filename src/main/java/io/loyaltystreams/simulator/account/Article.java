package io.loyaltystreams.simulator.account;

import java.util.List;
import java.util.Optional;

/**
 * A product, or a category of products.
 *
 * @param key the account's own identifier of it
 * @param categories uuids of the categories of a product
 */
public record Article(
        int id, String uuid, String key, String name, Optional<String> description, List<String> categories) {

    public Article {
        categories = List.copyOf(categories);
    }
}
