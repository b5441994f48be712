package io.loyaltystreams.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.demo.traffic.TrafficEvent.Bad;
import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import io.loyaltystreams.demo.traffic.TrafficEvent.Return;
import io.loyaltystreams.demo.traffic.TrafficEvent.SignUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {

    private static final Instant NOW = Instant.parse("2026-05-20T10:00:00Z");
    private static final int ORDERS = 2_000;
    private static final List<TrafficEvent> TRAFFIC = Traffic.of(1, ORDERS, NOW);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Traffic.of(1, ORDERS, NOW)).isEqualTo(TRAFFIC);
        assertThat(Traffic.of(2, ORDERS, NOW)).isNotEqualTo(TRAFFIC);
    }

    @Test
    void hasAsManyOrdersAsAskedFor() {
        assertThat(only(Order.class).map(Order::orderId).distinct()).hasSize(ORDERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50})
    void hasEveryFlawEvenInAFewOrders(int orders) {
        var flaws = Traffic.of(3, orders, NOW).stream()
                .filter(Bad.class::isInstance)
                .map(event -> ((Bad) event).flaw().name())
                .toList();
        assertThat(flaws).contains(Flaw.UNKNOWN_LINE.name());
        assertThat(flaws).containsAll(Flaw.ALL.stream().map(Flaw::name).toList());
    }

    @Test
    void repeatsOrdersWordForWordAndWithAnotherBasket() {
        var seen = new HashMap<String, Order>();
        var same = 0;
        var different = 0;
        for (Order order : only(Order.class).toList()) {
            var first = seen.putIfAbsent(order.orderId(), order);
            if (first != null && first.equals(order)) {
                same++;
            } else if (first != null) {
                different++;
            }
        }
        assertThat(same).isPositive();
        assertThat(different).isPositive();
    }

    @Test
    void sendsSomeReturnsBeforeTheirOrderAndSomeThatNeverGetOne() {
        var orders = new HashSet<String>();
        var early = new HashSet<String>();
        for (TrafficEvent event : TRAFFIC) {
            if (event instanceof Order order) {
                orders.add(order.orderId());
            } else if (event instanceof Return back && !orders.contains(back.orderId())) {
                early.add(back.orderId());
            }
        }
        assertThat(early).anyMatch(orders::contains).anyMatch(order -> !orders.contains(order));
    }

    @Test
    void datesTheReturnsOfAnOrderInTheOrderInWhichTheyAreSent() {
        Map<String, Instant> last = new HashMap<>();
        var firstCopies = new HashSet<String>();
        only(Return.class).filter(back -> firstCopies.add(back.returnId())).forEach(back -> {
            var before = last.put(back.orderId(), back.returnedAt());
            assertThat(before == null || before.isBefore(back.returnedAt()))
                    .as("%s after the return before it", back.returnId())
                    .isTrue();
        });
    }

    @Test
    void namesAPersonByTheSameFirstReferenceWhereverTheyAppear() {
        Map<Integer, Set<Person.Ref>> firsts = new HashMap<>();
        only(Order.class)
                .flatMap(order -> order.person().stream())
                .forEach(person -> firsts.computeIfAbsent(person.number(), number -> new HashSet<>())
                        .add(person.shopsWith().getFirst()));
        only(SignUp.class)
                .map(SignUp::person)
                .forEach(person -> firsts.computeIfAbsent(person.number(), number -> new HashSet<>())
                        .add(person.everything().getFirst()));
        assertThat(firsts.values()).allMatch(refs -> refs.size() == 1);
    }

    @Test
    void givesNoReferenceToTwoPeople() {
        var all = new ArrayList<Person.Ref>();
        for (int number = 0; number < 500; number++) {
            all.addAll(Person.of(number).everything());
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    private static <T extends TrafficEvent> Stream<T> only(Class<T> type) {
        return TRAFFIC.stream().filter(type::isInstance).map(type::cast);
    }
}
