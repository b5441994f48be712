package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.simulator.gate.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final int CALLERS = 16;
    private static final int EACH = 40;

    private Simulator simulator = start(Duration.ZERO);
    private PiggyCaller piggy = new PiggyCaller(simulator);

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void losesNothingWhenManyGiveAtOnce() throws Exception {
        piggy.eventIds();
        var contacts = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            contacts.add(piggy.contact("noor" + i + "@example.test"));
        }

        atOnce(caller -> {
            for (int i = 0; i < EACH; i++) {
                giveUntilTaken(contacts.get((caller + i) % contacts.size()), caller + "-" + i);
            }
            return caller;
        });

        var sums = new HashMap<String, Long>();
        for (var line : piggy.lines("/_simulator/journal")) {
            sums.merge(line.get("contact").asText(), line.get("credits").asLong(), Long::sum);
            assertThat(line.get("balance").asLong())
                    .isEqualTo(sums.get(line.get("contact").asText()));
        }
        long total = 0;
        for (var contact : contacts) {
            assertThat(piggy.balance(contact)).isEqualTo(sums.get(contact));
            total += piggy.balance(contact);
        }
        assertThat(total).isEqualTo(3L * CALLERS * EACH);
        assertThat(piggy.stats().get("duplicates").asLong()).isZero();
        assertThat(piggy.get("/loyalty-transactions").json().at("/meta/total").asInt())
                .isEqualTo(CALLERS * EACH);
    }

    @Test
    void createsOneContactWhenManyAskForItAtOnce() throws Exception {
        var uuids = atOnce(caller -> piggy.contact("noor@example.test"));

        assertThat(new HashSet<>(uuids)).hasSize(1);
        assertThat(piggy.lines("/_simulator/balances")).hasSize(1);
    }

    @Test
    void answers60001WhileAReceptionOfTheContactIsBeingCreated() throws Exception {
        stop();
        simulator = start(Duration.ofMillis(300));
        piggy = new PiggyCaller(simulator);
        var contact = piggy.contact("noor@example.test");

        var codes = atOnce(caller -> piggy.give(contact, 3, "e" + caller).code());

        assertThat(codes).contains(0).contains(60001);
        assertThat(piggy.balance(contact))
                .isEqualTo(3L * codes.stream().filter(code -> code == 0).count());
        assertThat(piggy.give(contact, 3, "later").status()).isEqualTo(200);
    }

    private void giveUntilTaken(String contact, String eventId) throws Exception {
        while (piggy.give(contact, 3, eventId).code() == 60001) {
            Thread.sleep(1);
        }
    }

    private static <T> List<T> atOnce(Caller<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, CALLERS)
                    .<Callable<T>>mapToObj(caller -> () -> work.call(caller))
                    .toList();
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(calls)) {
                results.add(done.get());
            }
            return results;
        }
    }

    /** What one of the callers does. */
    private interface Caller<T> {
        T call(int caller) throws Exception;
    }

    private static Simulator start(Duration creationTime) {
        return Simulator.start(SimulatorSettings.defaults()
                .withLimit(Limit.perSecond(1_000_000))
                .withShops(Map.of(SimulatorSettings.DEFAULT_SHOP, "Canal Street"))
                .withCreationTime(creationTime));
    }
}
