package io.loyaltystreams.program;

import static io.loyaltystreams.program.Rules.lines;
import static io.loyaltystreams.program.Rules.oneOf;
import static io.loyaltystreams.program.Rules.when;

import io.loyaltystreams.program.AmountRule.Basis;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Programs and orders of every kind, the same for the same seed. */
final class RandomOrders {

    private static final List<String> CHANNELS = List.of("pos", "web", "app");
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
    private static final List<String> CATEGORIES = List.of("food", "toys", "gift-card");

    private final Random random;

    RandomOrders(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    List<EarnRule> rules() {
        return IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> rule("rule-" + i))
                .toList();
    }

    Earning earning(List<EarnRule> rules) {
        return earning(rules, campaigns());
    }

    Earning earning(List<EarnRule> rules, List<Campaign> campaigns) {
        return new Earning(new EarningPolicy(
                Rules.EUR,
                rules,
                campaigns,
                one(List.of(Stacking.values())),
                new AmountRule(one(List.of(Basis.values())), random.nextBoolean()),
                one(List.of(Rounding.values())),
                new Caps(cap(300), cap(600), cap(900))));
    }

    private long cap(int most) {
        return random.nextBoolean() ? 1 + random.nextInt(most) : Earnings.UNLIMITED;
    }

    List<Campaign> campaigns() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> campaign("campaign-" + i))
                .toList();
    }

    private Campaign campaign(String id) {
        var campaign = random.nextInt(3) == 0
                ? Campaigns.bonus(id, random.nextInt(100))
                : Campaigns.multiply(id, random.nextInt(4) + "." + random.nextInt(10));
        campaign = Campaigns.onLines(anyOf(CATEGORIES), OneOf.ANY, campaign);
        campaign = Campaigns.when(new When(anyOf(CHANNELS), anyOf(CURRENCIES), OneOf.ANY), campaign);
        if (random.nextInt(3) == 0) {
            long least = random.nextInt(20_000);
            campaign = Campaigns.onlyIf(Conditions.line(line -> line.amount() >= least), campaign);
        }
        return random.nextInt(3) == 0
                ? Campaigns.limited(1 + random.nextInt(2), one(List.of(Limit.Period.values())), campaign)
                : campaign;
    }

    /** A member with a tier and a history, or without. */
    Shopper shopper() {
        var usage = Usage.NONE;
        if (random.nextBoolean()) {
            usage = usage.plusPoints(Rules.DAY, random.nextInt(500)).plusUses("campaign-0", Rules.DAY, 1);
        }
        return random.nextInt(3) == 0
                ? new Shopper(Optional.empty(), Optional.empty(), 0, Optional.empty(), usage)
                : new Shopper(Optional.of("silver"), Optional.of(multiplier()), 3, Optional.empty(), usage);
    }

    private EarnRule rule(String id) {
        var points = Ratio.of(random.nextInt(4), 1 + random.nextInt(3));
        var base = new EarnRule(
                id,
                When.ALWAYS,
                Lines.ALL,
                Optional.empty(),
                EarnRule.In.ORDER_CURRENCY,
                points,
                Ratio.of(1 + random.nextInt(30), 3));
        var placed = when(base, anyOf(CHANNELS), anyOf(CURRENCIES), OneOf.ANY);
        var some = lines(placed, anyOf(CATEGORIES), OneOf.ANY);
        return random.nextInt(4) == 0 ? Rules.inBase(some) : some;
    }

    private OneOf anyOf(List<String> values) {
        return random.nextBoolean() ? OneOf.ANY : oneOf(one(values));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    Ratio multiplier() {
        return Ratio.of(random.nextInt(8), 4);
    }

    Basket basket() {
        var lines =
                IntStream.range(0, 1 + random.nextInt(6)).mapToObj(i -> line(i)).toList();
        long shipping = random.nextInt(3) * 495L;
        long total = shipping + lines.stream().mapToLong(BasketLine::amount).sum();
        long paid = random.nextInt(3) == 0 ? random.nextLong(total + 1) : 0;
        return new Basket(
                "4711",
                one(CHANNELS),
                Optional.empty(),
                Baskets.NOON,
                Currency.getInstance(one(CURRENCIES)),
                lines,
                shipping,
                paid,
                List.of(),
                Map.of(),
                Optional.of(Ratio.of(1 + random.nextInt(100), 1 + random.nextInt(100))));
    }

    private BasketLine line(int number) {
        long amount = random.nextInt(5) == 0 ? 0 : random.nextInt(20_000);
        var category = random.nextInt(4) == 0 ? Optional.<String>empty() : Optional.of(one(CATEGORIES));
        return new BasketLine(
                "line-" + number, "sku-" + number, category, random.nextInt(4), amount, random.nextLong(amount + 1));
    }
}
