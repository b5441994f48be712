package io.loyaltystreams.program;

import java.util.Optional;

/**
 * A line of an order, as far as points depend on it.
 *
 * @param id unique in its order
 * @param quantity pieces
 * @param amount what the customer pays for the line, tax included, in minor units of the basket's currency
 * @param taxAmount the tax in it, in minor units
 */
public record BasketLine(String id, String sku, Optional<String> category, int quantity, long amount, long taxAmount) {

    private static final Optional<String> SHIPPING = Optional.of("shipping");

    public BasketLine {
        if (quantity < 0 || taxAmount < 0 || taxAmount > amount) {
            throw new IllegalArgumentException(
                    "Expected quantity >= 0 and 0 <= taxAmount <= amount, but found quantity " + quantity
                            + ", taxAmount " + taxAmount + ", amount " + amount);
        }
    }

    /** Shipping as one more line: it has no tax of its own. */
    static BasketLine shipping(long amount) {
        return new BasketLine("shipping", "", SHIPPING, 1, amount, 0);
    }
}
