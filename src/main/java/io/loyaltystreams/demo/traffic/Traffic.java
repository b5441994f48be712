package io.loyaltystreams.demo.traffic;

import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.demo.traffic.TrafficEvent.Bad;
import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import io.loyaltystreams.demo.traffic.TrafficEvent.Return;
import io.loyaltystreams.demo.traffic.TrafficEvent.SignUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes believable traffic: the same for the same seed, number of orders and time.
 *
 * <p>Besides the orders asked for there are repeats, returns (partial, repeated, whole, of nothing left, earlier than their order),
 * sign-ups, returns whose order never comes, and bad records of every kind.
 */
public final class Traffic {

    private static final int ORDERS_PER_PERSON = 6;
    private static final int ORDERS_PER_BAD_RECORD = 100;
    private static final int ORDERS_PER_LOST_RETURN = 500;

    /** Distance between two orders on the line on which everything else finds its place. */
    private static final long STEP = 1_000;

    /** How many orders later, at most, something that belongs to an order follows. */
    private static final int NEARBY = 40;

    /** A number that none of an order's usual returns has. */
    private static final int LAST_RETURN = 9;

    private record Placed(long position, TrafficEvent event) {}

    private final Random random;
    private final Instant now;
    private final Baskets baskets;
    private final int orders;
    private final List<Person> people;
    private final List<Placed> placed = new ArrayList<>();

    private Traffic(long seed, int orders, Instant now) {
        this.random = new Random(seed);
        this.now = now;
        this.orders = orders;
        this.baskets = new Baskets(random, now);
        this.people = IntStream.range(0, Math.max(1, orders / ORDERS_PER_PERSON))
                .mapToObj(Person::of)
                .toList();
    }

    /**
     * Makes the traffic.
     *
     * @param orders how many orders count; repeats and bad records come on top
     * @param now the time that nothing, except on purpose, is later than
     * @return in the order in which it is to be sent
     */
    public static List<TrafficEvent> of(long seed, int orders, Instant now) {
        var traffic = new Traffic(seed, orders, now);
        IntStream.range(0, orders).forEach(traffic::order);
        traffic.people.forEach(traffic::signUp);
        traffic.badRecords();
        traffic.returnsOfUnknownOrders();
        return traffic.placed.stream()
                .sorted(Comparator.comparingLong(Placed::position))
                .map(Placed::event)
                .toList();
    }

    private void order(int index) {
        var position = (index + NEARBY) * STEP;
        var orderId = "O-" + index;
        Optional<Person> person = chance(8) ? Optional.empty() : Optional.of(anybody());
        if (chance(3)) {
            place(position, baskets.orderOfLongAgo(orderId, person));
            return;
        }
        var order = baskets.order(orderId, person);
        place(position, order);
        repeats(position, order);
        returns(position, order);
        if (chance(1)) {
            place(before(position), new Bad(Flaw.NEGATIVE_AMOUNT, order)); // put right and sent again it counts
        }
    }

    private void repeats(long position, Order order) {
        if (chance(3)) {
            place(after(position), order);
        }
        if (chance(1)) {
            place(after(position), baskets.sameIdOtherBasket(order));
        }
    }

    private void returns(long position, Order order) {
        switch (random.nextInt(40)) {
            case 0 -> place(before(position), baskets.everything(order, 1));
            case 1 -> place(before(position), baskets.some(order, 1));
            case 2 -> {
                place(before(position), baskets.some(order, 1));
                place(after(position), baskets.some(order, 2));
            }
            case 3 -> place(after(position), baskets.everything(order, 1));
            case 4 -> {
                var early = after(position);
                place(early, baskets.everything(order, 1));
                place(after(early), baskets.some(order, 2)); // nothing is left
            }
            case 5, 6 -> partByPart(position, order);
            case 7 -> {
                var returned = baskets.some(order, 1);
                var first = after(position);
                place(first, returned);
                place(after(first), returned);
                place(
                        after(first),
                        new Return(
                                "again-" + returned.eventId(),
                                returned.returnId(),
                                returned.orderId(),
                                returned.returnedAt(),
                                List.of()));
            }
            default -> {
                // most orders are kept
            }
        }
    }

    private void partByPart(long position, Order order) {
        var parts = 2 + random.nextInt(3);
        for (int part = 1; part <= parts; part++) {
            position = after(position);
            place(
                    position,
                    part == parts && random.nextBoolean()
                            ? baskets.everything(order, part)
                            : baskets.some(order, part));
        }
    }

    /** One sign-up a person: of two, either may be read first, and nobody could say beforehand which earns the bonus. */
    private void signUp(Person person) {
        if (chance(60)) {
            var position = random.nextLong(orders * STEP);
            var signUp = signUp(person, "S-" + person.number());
            place(position, signUp);
            if (chance(10)) {
                place(after(position), signUp);
            }
        }
    }

    private SignUp signUp(Person person, String eventId) {
        return new SignUp(eventId, person, "web", now.minus(Duration.ofHours(1 + random.nextInt(1_000))));
    }

    private void badRecords() {
        var count = Math.max(Flaw.ALL.size(), orders / ORDERS_PER_BAD_RECORD);
        for (int i = 0; i < count; i++) {
            var flaw = Flaw.ALL.get(i % Flaw.ALL.size());
            place(random.nextLong(orders * STEP), new Bad(flaw, toSpoil(flaw, i)));
        }
        var known = placed.stream()
                .filter(each -> each.event() instanceof Order)
                .findFirst()
                .orElseThrow();
        place(after(known.position()), new Bad(Flaw.UNKNOWN_LINE, baskets.some((Order) known.event(), LAST_RETURN)));
    }

    private TrafficEvent toSpoil(Flaw<?> flaw, int number) {
        var order = baskets.order("O-bad-" + number, Optional.of(anybody()));
        var returned = baskets.some(order, 1);
        var signUp = signUp(Person.of(people.size() + number), "S-bad-" + number);
        if (flaw.spoils() == byte[].class) {
            return List.of(order, returned, signUp).get(number % 3);
        }
        if (flaw.spoils() == OrderPlaced.class) {
            return order;
        }
        return flaw.spoils() == OrderReturned.class ? returned : signUp;
    }

    private void returnsOfUnknownOrders() {
        var count = Math.max(1, orders / ORDERS_PER_LOST_RETURN);
        for (int i = 0; i < count; i++) {
            var never = baskets.order("O-never-" + i, Optional.empty());
            place(random.nextLong(orders * STEP), baskets.everything(never, 1));
        }
    }

    private void place(long position, TrafficEvent event) {
        placed.add(new Placed(position, event));
    }

    private long after(long position) {
        return position + 1 + random.nextLong(NEARBY * STEP);
    }

    private long before(long position) {
        return position - 1 - random.nextLong(NEARBY * STEP);
    }

    private Person anybody() {
        return people.get(random.nextInt(people.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
