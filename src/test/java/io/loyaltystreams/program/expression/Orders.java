package io.loyaltystreams.program.expression;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.Condition;
import io.loyaltystreams.program.Measure;
import io.loyaltystreams.program.Shopper;
import io.loyaltystreams.program.Usage;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order with everything in it, one with nothing, and who may have placed them. */
final class Orders {

    static final BasketLine COFFEE = new BasketLine("l-1", "beans", Optional.of("coffee"), 2, 9_995, 0);
    static final BasketLine PLAIN = new BasketLine("l-2", "bag", Optional.empty(), 1, 5, 0);

    /** Placed when it is Sunday already in Amsterdam: 100.00 EUR and 4.50 shipping. */
    static final Basket FULL = order(
            Optional.of("ams"),
            List.of(COFFEE, PLAIN),
            450,
            List.of("VIP", "SPRING26"),
            Map.of("gift", "yes", "x", "1"));

    static final Basket BARE = order(Optional.empty(), List.of(), 0, List.of(), Map.of());

    static final Shopper GOLD = new Shopper(
            Optional.of("gold"), Optional.empty(), 3, Optional.of(Instant.parse("2025-01-01T00:00:00Z")), Usage.NONE);

    private Orders() {}

    static Basket order(List<String> coupons, Map<String, String> attributes) {
        return order(Optional.empty(), List.of(), 0, coupons, attributes);
    }

    private static Basket order(
            Optional<String> shop,
            List<BasketLine> lines,
            long shipping,
            List<String> coupons,
            Map<String, String> attributes) {
        return new Basket(
                "o-1",
                "web",
                shop,
                Instant.parse("2026-03-07T23:30:00Z"),
                Currency.getInstance("EUR"),
                lines,
                shipping,
                0,
                coupons,
                attributes,
                Optional.empty());
    }

    static Condition rule(String text) {
        return switch (Expressions.rule(text)) {
            case Compiled.Ready<Condition> ready -> ready.value();
            case Compiled.Wrong<Condition> wrong -> throw new AssertionError(text + ": " + wrong.problems());
        };
    }

    static Measure measure(String text) {
        return switch (Expressions.measure(text)) {
            case Compiled.Ready<Measure> ready -> ready.value();
            case Compiled.Wrong<Measure> wrong -> throw new AssertionError(text + ": " + wrong.problems());
        };
    }
}
