package io.loyaltystreams.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.internal.Estate;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Membership;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Members whose ledgers lie in partitions of their own. What one sends another arrives in order; between two that send, anything may
 * come first. Purses stand for accounts: what was earned is counted by name.
 */
class CrossingTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final int SEEDS = 2_000;

    private record Message(String to, StagedEvent event) {}

    /** By sender, so that each sender's messages stay in order. */
    private final Map<String, Deque<Message>> sent = new HashMap<>();

    private final Map<String, Instant> firstEventAt = new HashMap<>();
    private final Map<String, List<String>> purses = new HashMap<>();
    private final Map<String, List<String>> travelling = new HashMap<>();
    private final Map<String, String> became = new HashMap<>();
    private final Map<String, List<StagedEvent>> waiting = new HashMap<>();
    private final List<String> merges = new ArrayList<>();

    @Test
    void whoeverAsksFirstTheOldestStaysAndHasEverything() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            clear();
            var random = new Random(seed);
            int members = 2 + random.nextInt(4);
            for (int i = 0; i < members; i++) {
                // ages are equal now and then: the smaller id is older
                send("intake-" + i, id(i), order("first-" + i, AT.plusSeconds(random.nextInt(3))));
            }
            var order = new ArrayList<Integer>();
            for (int i = 0; i < members; i++) {
                order.add(random.nextInt(order.size() + 1), i);
            }
            for (int i = 1; i < members; i++) {
                signUp("S-" + i, order.get(i), order.get(random.nextInt(i)), random);
            }
            for (int i = 0; i < 5; i++) {
                send("till-" + i, id(random.nextInt(members)), order("late-" + i, AT.plusSeconds(100)));
                readSome(random);
            }
            readAll(random);
            check(seed, members);
        }
    }

    @Test
    void oneSignUpTiesManyMembers() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            clear();
            var random = new Random(seed);
            int members = 2 + random.nextInt(4);
            for (int i = 0; i < members; i++) {
                send("intake-" + i, id(i), order("first-" + i, AT.plusSeconds(random.nextInt(3))));
            }
            var others = new ArrayList<String>();
            for (int i = 1; i < members; i++) {
                others.add(id(i));
            }
            send("identity", id(0), signUp("S", others));
            send("identity-2", id(members - 1), signUp("T", List.of(id(0))));
            readAll(random);
            check(seed, members);
        }
    }

    @Test
    void aSignUpOfANewMemberWaitsForTheFirstEventOfAnother() {
        send("identity", "m-new", signUp("S", List.of("m-1")));
        readAll(new Random(1));
        assertThat(waiting).containsKey("m-1");

        send("till", "m-1", order("o", AT.minusSeconds(1)));
        readAll(new Random(1));
        assertThat(waiting).isEmpty();
        assertThat(became).containsExactly(Map.entry("m-new", "m-1"));
        assertThat(purses.get("m-1")).containsExactlyInAnyOrder("o", "S");
    }

    private void check(long seed, int members) {
        String oldest = null;
        for (int i = 0; i < members; i++) {
            if (oldest == null || firstEventAt.get(id(i)).isBefore(firstEventAt.get(oldest))) {
                oldest = id(i);
            }
        }
        assertThat(merges).as("seed %d", seed).hasSize(members - 1);
        for (int i = 0; i < members; i++) {
            String found = id(i);
            while (became.containsKey(found)) {
                found = became.get(found);
            }
            assertThat(found).as("seed %d, member %d", seed, i).isEqualTo(oldest);
        }
        assertThat(purses).as("seed %d", seed).containsOnlyKeys(oldest);
        var names = purses.get(oldest);
        assertThat(new TreeSet<>(names)).as("seed %d: nothing is doubled", seed).hasSameSizeAs(names);
        assertThat(names).as("seed %d", seed).contains("first-0", "first-" + (members - 1));
        assertThat(waiting).as("seed %d", seed).isEmpty();
    }

    private void clear() {
        sent.clear();
        firstEventAt.clear();
        purses.clear();
        travelling.clear();
        became.clear();
        waiting.clear();
        merges.clear();
    }

    private void signUp(String eventId, int one, int other, Random random) {
        boolean swap = random.nextBoolean();
        send("identity-" + eventId, id(swap ? other : one), signUp(eventId, List.of(id(swap ? one : other))));
    }

    private static String id(int number) {
        return "m-" + number;
    }

    private void send(String from, String to, StagedEvent event) {
        sent.computeIfAbsent(from, sender -> new ArrayDeque<>()).add(new Message(to, event));
    }

    private void readSome(Random random) {
        for (int steps = random.nextInt(8); steps > 0 && !sent.isEmpty(); steps--) {
            readOne(random);
        }
    }

    private void readAll(Random random) {
        for (int steps = 0; !sent.isEmpty(); steps++) {
            assertThat(steps).as("members ask each other for ever").isLessThan(2_000);
            readOne(random);
        }
    }

    private void readOne(Random random) {
        var senders = new TreeSet<>(sent.keySet()).stream().toList();
        String sender = senders.get(random.nextInt(senders.size()));
        Message message = sent.get(sender).poll();
        if (sent.get(sender).isEmpty()) {
            sent.remove(sender);
        }
        read(message.to(), message.event());
    }

    private void read(String memberId, StagedEvent event) {
        var own = Optional.ofNullable(firstEventAt.get(memberId)).filter(at -> purses.containsKey(memberId));
        switch (Crossing.of(memberId, Optional.ofNullable(became.get(memberId)), own.map(this::known), event)) {
            case Crossing.Stay stay -> takeEffect(memberId, stay.event());
            case Crossing.Pass pass -> send(memberId, pass.to(), pass.event());
            case Crossing.Ask ask -> {
                open(memberId, AT.plusSeconds(50));
                send(memberId, ask.to(), ask.event());
            }
            case Crossing.Wait wait ->
                waiting.computeIfAbsent(memberId, id -> new ArrayList<>()).add(wait.event());
            case Crossing.GiveUp giveUp -> {
                String older = giveUp.merge().older();
                became.put(memberId, older);
                travelling.put(memberId, purses.remove(memberId));
                merges.add(memberId);
                send(memberId, older, staged(new Estate(giveUp.merge().eventId(), AT, memberId, null)));
                send(memberId, older, giveUp.event());
            }
        }
        if (own.isEmpty() && purses.containsKey(memberId) && waiting.containsKey(memberId)) {
            waiting.remove(memberId).forEach(waited -> read(memberId, waited));
        }
    }

    private Membership known(Instant at) {
        return new Membership(
                at,
                Optional.empty(),
                List.of(),
                false,
                false,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private void open(String memberId, Instant at) {
        firstEventAt.putIfAbsent(memberId, at);
        purses.computeIfAbsent(memberId, id -> new ArrayList<>());
    }

    private void takeEffect(String memberId, StagedEvent event) {
        switch (event.getEvent()) {
            case PlacedOrder order -> {
                open(memberId, order.getPlacedAt());
                purses.get(memberId).add(order.getOrderId());
            }
            case SignUp signUp -> {
                open(memberId, signUp.getSignedUpAt());
                purses.get(memberId).add(signUp.getEventId());
            }
            case Estate estate -> purses.get(memberId).addAll(travelling.remove(estate.getFrom()));
            default -> throw new AssertionError(event.getEvent());
        }
    }

    private static StagedEvent order(String orderId, Instant at) {
        return staged(
                new PlacedOrder("e", orderId, "pos", null, at, "EUR", List.of(), 0L, 0L, List.of(), Map.of(), null));
    }

    private static StagedEvent signUp(String eventId, List<String> others) {
        return staged(new SignUp(
                eventId, AT.plusSeconds(50), "web", null, null, null, null, null, false, 0, others, null, null));
    }

    private static StagedEvent staged(Object event) {
        return new StagedEvent(new Origin("orders", 0, 0L, AT), List.of(), List.of(), Lookup.FIND, 0, null, event);
    }
}
