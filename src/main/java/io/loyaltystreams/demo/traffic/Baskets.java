package io.loyaltystreams.demo.traffic;

import io.loyaltystreams.demo.traffic.TrafficEvent.Back;
import io.loyaltystreams.demo.traffic.TrafficEvent.Line;
import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import io.loyaltystreams.demo.traffic.TrafficEvent.Return;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What people buy and bring back. */
final class Baskets {

    private static final List<String> CHANNELS = List.of("pos", "pos", "web", "web", "app");
    private static final List<String> CATEGORIES =
            List.of("coffee", "coffee", "bakery", "household", "clothing", "gift-card", "tobacco");

    /** EUR most of all; no rule of the program matches CHF. */
    private static final List<String> CURRENCIES =
            List.of("EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "SEK", "GBP", "JPY", "CHF");

    /** Orders are this old at least, so that a return of any of them is not in the future. */
    private static final Duration NEWEST = Duration.ofDays(3);

    private static final int SPREAD_DAYS = 60;
    private static final int LONG_AGO_DAYS = 430;
    private static final int LONG_AGO_SPREAD_DAYS = 180;

    private final Random random;
    private final Instant now;

    Baskets(Random random, Instant now) {
        this.random = random;
        this.now = now;
    }

    Order order(String orderId, Optional<Person> person) {
        return order(orderId, person, before(NEWEST, SPREAD_DAYS));
    }

    /** An order so old that its points are gone by now. */
    Order orderOfLongAgo(String orderId, Optional<Person> person) {
        return order(orderId, person, before(Duration.ofDays(LONG_AGO_DAYS), LONG_AGO_SPREAD_DAYS));
    }

    /** The order of a producer that uses an id again: another basket under the same number. */
    Order sameIdOtherBasket(Order order) {
        var other = order(order.orderId(), order.person());
        return new Order(
                order.eventId() + "-again",
                order.orderId(),
                order.channel(),
                order.shop(),
                order.placedAt(),
                order.currency(),
                order.person(),
                other.lines(),
                other.shipping(),
                0);
    }

    Return everything(Order order, int number) {
        return back(order, number, List.of());
    }

    /** Some of the order, by amount or by pieces, and now and then more than was bought. */
    Return some(Order order, int number) {
        var lines = new ArrayList<Back>();
        for (Line line : order.lines()) {
            if (lines.isEmpty() || random.nextBoolean()) {
                lines.add(back(line));
            }
        }
        return back(order, number, lines);
    }

    private Back back(Line line) {
        var tooMuch = chance(5) ? 3 : 1;
        return random.nextBoolean()
                ? new Back(line.lineId(), tooMuch * (1 + random.nextInt(line.quantity())), Optional.empty())
                : new Back(line.lineId(), 0, Optional.of(tooMuch * (1 + random.nextLong(line.amount()))));
    }

    private static Return back(Order order, int number, List<Back> lines) {
        var id = "%s-R%d".formatted(order.orderId(), number);
        // later numbers are sent later and dated later, so it makes no difference whether they had to wait for their
        // order
        return new Return("e-" + id, id, order.orderId(), order.placedAt().plus(Duration.ofHours(number)), lines);
    }

    private Order order(String orderId, Optional<Person> person, Instant placedAt) {
        var channel = pick(CHANNELS);
        var lines = lines();
        var total = lines.stream().mapToLong(Line::amount).sum();
        return new Order(
                "e-" + orderId,
                orderId,
                channel,
                channel.equals("pos") ? Optional.of("store-" + (1 + random.nextInt(9))) : Optional.empty(),
                placedAt,
                pick(CURRENCIES),
                person,
                lines,
                channel.equals("pos") ? 0 : 495,
                chance(6) ? random.nextLong(total) : 0);
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        var count = 1 + random.nextInt(4);
        for (int i = 1; i <= count; i++) {
            var quantity = 1 + random.nextInt(3);
            var amount = quantity * (long) (99 + random.nextInt(chance(10) ? 30_000 : 4_000));
            lines.add(new Line("L" + i, "sku-" + random.nextInt(500), pick(CATEGORIES), quantity, amount));
        }
        return lines;
    }

    private Instant before(Duration atLeast, int spreadDays) {
        return now.minus(atLeast).minusSeconds(random.nextInt(spreadDays * 86_400));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
