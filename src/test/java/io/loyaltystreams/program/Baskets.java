package io.loyaltystreams.program;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Baskets for tests. Amounts are minor units. */
final class Baskets {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private Baskets() {}

    static BasketLine line(String category, long amount) {
        return taxed(category, amount, 0);
    }

    static BasketLine taxed(String category, long amount, long taxAmount) {
        return new BasketLine("line", "sku-of-" + category, Optional.of(category), 1, amount, taxAmount);
    }

    static Basket basket(String channel, String currency, BasketLine... lines) {
        return new Basket(
                "4711",
                channel,
                Optional.empty(),
                NOON,
                Currency.getInstance(currency),
                List.of(lines),
                0,
                0,
                List.of(),
                Map.of(),
                Optional.empty());
    }

    static Basket withShipping(Basket basket, long shippingAmount) {
        return copy(basket, basket.shop(), basket.placedAt(), shippingAmount, basket.paidWithPointsAmount());
    }

    static Basket paidWithPoints(Basket basket, long paidWithPointsAmount) {
        return copy(basket, basket.shop(), basket.placedAt(), basket.shippingAmount(), paidWithPointsAmount);
    }

    static Basket inShop(String shop, Basket basket) {
        return copy(
                basket, Optional.of(shop), basket.placedAt(), basket.shippingAmount(), basket.paidWithPointsAmount());
    }

    static Basket at(Instant placedAt, Basket basket) {
        return copy(basket, basket.shop(), placedAt, basket.shippingAmount(), basket.paidWithPointsAmount());
    }

    static Basket withLines(Basket basket, List<BasketLine> lines) {
        return new Basket(
                basket.id(),
                basket.channel(),
                basket.shop(),
                basket.placedAt(),
                basket.currency(),
                lines,
                basket.shippingAmount(),
                basket.paidWithPointsAmount(),
                basket.coupons(),
                basket.attributes(),
                basket.rate());
    }

    static Basket withRate(Basket basket, Ratio rate) {
        return new Basket(
                basket.id(),
                basket.channel(),
                basket.shop(),
                basket.placedAt(),
                basket.currency(),
                basket.lines(),
                basket.shippingAmount(),
                basket.paidWithPointsAmount(),
                basket.coupons(),
                basket.attributes(),
                Optional.of(rate));
    }

    private static Basket copy(Basket basket, Optional<String> shop, Instant placedAt, long shipping, long paid) {
        return new Basket(
                basket.id(),
                basket.channel(),
                shop,
                placedAt,
                basket.currency(),
                basket.lines(),
                shipping,
                paid,
                basket.coupons(),
                basket.attributes(),
                basket.rate());
    }
}
