package io.loyaltystreams.demo.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One record that is sent; those that repeat an id are sent as often as they are listed. */
public sealed interface TrafficEvent {

    /** What the record is keyed by. */
    String key();

    /** @param person empty for a guest */
    record Order(
            String eventId,
            String orderId,
            String channel,
            Optional<String> shop,
            Instant placedAt,
            String currency,
            Optional<Person> person,
            List<Line> lines,
            long shipping,
            long paidWithPoints)
            implements TrafficEvent {

        public Order {
            lines = List.copyOf(lines);
        }

        @Override
        public String key() {
            return orderId;
        }
    }

    /** A line of an order; the amount is in minor units of the order's currency and never 0. */
    record Line(String lineId, String sku, String category, int quantity, long amount) {}

    /** @param lines empty for everything */
    record Return(String eventId, String returnId, String orderId, Instant returnedAt, List<Back> lines)
            implements TrafficEvent {

        public Return {
            lines = List.copyOf(lines);
        }

        @Override
        public String key() {
            return orderId;
        }
    }

    /** What comes back of a line: an amount in minor units, or pieces when that is empty. */
    record Back(String lineId, int quantity, Optional<Long> amount) {}

    record SignUp(String eventId, Person person, String channel, Instant signedUpAt) implements TrafficEvent {
        @Override
        public String key() {
            return "person-" + person.number();
        }
    }

    /** A record that nobody can use: a healthy one with a flaw. */
    record Bad(Flaw<?> flaw, TrafficEvent healthy) implements TrafficEvent {
        @Override
        public String key() {
            return healthy.key();
        }
    }
}
