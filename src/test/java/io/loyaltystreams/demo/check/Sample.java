package io.loyaltystreams.demo.check;

import io.loyaltystreams.demo.traffic.Person;
import io.loyaltystreams.demo.traffic.Person.Ref;
import io.loyaltystreams.demo.traffic.TrafficEvent.Back;
import io.loyaltystreams.demo.traffic.TrafficEvent.Line;
import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import io.loyaltystreams.demo.traffic.TrafficEvent.Return;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders and returns with round numbers. */
final class Sample {

    static final Instant PLACED = Instant.parse("2026-05-01T10:00:00Z");
    static final Person PERSON = new Person(1, List.of(new Ref("card", "4711")), List.of());

    private Sample() {}

    static Order order(String id, String channel, String currency, Line... lines) {
        return order(id, channel, currency, 0, 0, lines);
    }

    static Order order(String id, String channel, String currency, long shipping, long paid, Line... lines) {
        return new Order(
                "e-" + id,
                id,
                channel,
                Optional.empty(),
                PLACED,
                currency,
                Optional.of(PERSON),
                List.of(lines),
                shipping,
                paid);
    }

    static Line line(String id, int quantity, long amount) {
        return new Line(id, "sku", "coffee", quantity, amount);
    }

    static Line line(String id, String category, long amount) {
        return new Line(id, "sku", category, 1, amount);
    }

    static Return back(int number, Back... lines) {
        return new Return("e-R" + number, "R" + number, "O", PLACED, List.of(lines));
    }

    static Back pieces(String lineId, int quantity) {
        return new Back(lineId, quantity, Optional.empty());
    }

    static Back amount(String lineId, long amount) {
        return new Back(lineId, 0, Optional.of(amount));
    }
}
