package io.loyaltystreams.demo.check;

import io.loyaltystreams.demo.check.Expected.Entry;
import io.loyaltystreams.demo.traffic.Person;
import io.loyaltystreams.demo.traffic.Person.Ref;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import io.loyaltystreams.demo.traffic.TrafficEvent.Bad;
import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import io.loyaltystreams.demo.traffic.TrafficEvent.Return;
import io.loyaltystreams.demo.traffic.TrafficEvent.SignUp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calculates what must come out of the traffic, in a simple way that shares nothing with the service. */
public final class Expectation {

    private final LocalDate today;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Return> returns = new LinkedHashMap<>();
    private final Set<String> welcomed = new HashSet<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Integer> noEffects = new HashMap<>();
    private final Map<String, Integer> deadLetters = new HashMap<>();
    private final Map<String, String> becomes = new HashMap<>();
    private final Map<String, Set<String>> identifiers = new HashMap<>();

    private Expectation(LocalDate today) {
        this.today = today;
    }

    /**
     * Calculates.
     *
     * @param traffic in the order in which it is sent
     * @param today what has expired before today is gone
     */
    public static Expected of(List<TrafficEvent> traffic, LocalDate today) {
        var expectation = new Expectation(today);
        traffic.forEach(expectation::tie);
        traffic.forEach(expectation::read);
        return expectation.result();
    }

    /** The member that a person is. */
    public static String memberId(Person person) {
        return memberId(person.shopsWith().getFirst());
    }

    private static String memberId(Ref first) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((first.kind() + ":" + first.value()).getBytes(StandardCharsets.UTF_8));
            return "m-" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sign-up says that a card and an e-mail address are one person's, whenever it is read. */
    private void tie(TrafficEvent event) {
        if (event instanceof SignUp signUp) {
            var person = signUp.person();
            person.shopsWith().forEach(ref -> becomes.put(memberId(ref), memberId(person)));
            identifiers.put(memberId(person), PiggyIdentifiers.of(person.everything()));
        }
    }

    /** The member of an order: the person, or one of the two that its person still is. */
    private String memberOf(Order order) {
        String seen = memberId(order.person().orElseThrow().nameAt(order.channel()));
        return becomes.getOrDefault(seen, seen);
    }

    private void read(TrafficEvent event) {
        switch (event) {
            case Order order -> {
                if (orders.putIfAbsent(order.orderId(), order) == null) {
                    earn(order);
                } else {
                    nothing("order", order.orderId());
                }
            }
            case Return back -> {
                if (returns.putIfAbsent(back.returnId(), back) != null) {
                    nothing("return", back.returnId());
                }
            }
            case SignUp signUp -> {
                if (welcomed.add(memberId(signUp.person()))) {
                    enter(
                            "signup:%s:welcome".formatted(signUp.eventId()),
                            memberId(signUp.person()),
                            Calculation.WELCOME_BONUS);
                } else {
                    nothing("signup", signUp.eventId());
                }
            }
            case Bad bad -> deadLetters.merge(bad.flaw().cause() + " " + bad.key(), 1, Integer::sum);
        }
    }

    private void earn(Order order) {
        var award = new Calculation(order).award();
        if (award == 0 || order.person().isEmpty()) {
            nothing("order", order.orderId());
            return;
        }
        var entryId = "order:%s:earn".formatted(order.orderId());
        enter(entryId, memberOf(order), award);
        if (Calculation.expired(order.placedAt(), today)) {
            enter("expiry:" + entryId, memberOf(order), -award);
        }
    }

    /** Returns are calculated at the end, order by order: it makes no difference when they come. */
    private Expected result() {
        var byOrder = new LinkedHashMap<String, List<Return>>();
        returns.values()
                .forEach(back -> byOrder.computeIfAbsent(back.orderId(), id -> new ArrayList<>())
                        .add(back));
        var parked = 0;
        for (var returnsOfOrder : byOrder.entrySet()) {
            var order = orders.get(returnsOfOrder.getKey());
            if (order == null) {
                parked += returnsOfOrder.getValue().size();
            } else {
                take(order, returnsOfOrder.getValue());
            }
        }
        return new Expected(entries, noEffects, deadLetters, parked, becomes, identifiers);
    }

    private void take(Order order, List<Return> returnsOfOrder) {
        var calculation = new Calculation(order);
        for (Return back : returnsOfOrder) {
            var takes = calculation.take(back);
            if (takes == 0 || order.person().isEmpty()) {
                nothing("return", back.returnId());
            } else {
                enter("return:%s:reverse".formatted(back.returnId()), memberOf(order), -takes);
            }
        }
    }

    private void enter(String entryId, String memberId, long points) {
        entries.put(entryId, new Entry(memberId, points));
    }

    private void nothing(String kind, String id) {
        noEffects.merge(kind + " " + id, 1, Integer::sum);
    }
}
