package io.loyaltystreams.program;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Baskets for tests. Amounts are minor units. */
final class Baskets {

    private Baskets() {}

    static BasketLine line(String category, long amount) {
        return new BasketLine("sku-of-" + category, Optional.of(category), 1, amount, 0);
    }

    static BasketLine taxed(String category, long amount, long taxAmount) {
        return new BasketLine("sku-of-" + category, Optional.of(category), 1, amount, taxAmount);
    }

    static Basket basket(String channel, String currency, BasketLine... lines) {
        return new Basket(channel, Optional.empty(), Currency.getInstance(currency), List.of(lines), 0, 0);
    }

    static Basket withShipping(Basket basket, long shippingAmount) {
        return new Basket(
                basket.channel(),
                basket.shop(),
                basket.currency(),
                basket.lines(),
                shippingAmount,
                basket.paidWithPointsAmount());
    }

    static Basket paidWithPoints(Basket basket, long paidWithPointsAmount) {
        return new Basket(
                basket.channel(),
                basket.shop(),
                basket.currency(),
                basket.lines(),
                basket.shippingAmount(),
                paidWithPointsAmount);
    }

    static Basket inShop(String shop, Basket basket) {
        return new Basket(
                basket.channel(),
                Optional.of(shop),
                basket.currency(),
                basket.lines(),
                basket.shippingAmount(),
                basket.paidWithPointsAmount());
    }
}
