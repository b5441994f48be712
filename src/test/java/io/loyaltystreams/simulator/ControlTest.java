package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.simulator.gate.Limit;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {

    private final TurnedClock clock = new TurnedClock("2026-03-04T10:15:30.123Z");
    private final Simulator simulator =
            Simulator.start(SimulatorSettings.defaults().withLimit(new Limit(12, Duration.ofDays(1))), clock);
    private final PiggyCaller piggy = new PiggyCaller(simulator);

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void journalsEveryAppliedWriteInOrder() throws IOException {
        var contact = piggy.contact("noor@example.test");
        piggy.contact("noor@example.test");
        piggy.post("/contact-identifiers", Map.of("contact_identifier_value", "CARD-1", "contact_uuid", contact));
        piggy.give(contact, 50, "e1");
        piggy.give("nobody", 50, "e2");
        var taken = piggy.give(contact, -20, "e3").data();
        piggy.post("/credit-receptions/" + taken.get("uuid").asText() + "/reverse", Map.of());

        var journal = piggy.lines("/_simulator/journal");

        assertThat(journal)
                .extracting(line -> line.get("write").asText() + " " + line.get("credits") + " "
                        + line.get("external_event_id").asText() + " " + line.get("balance"))
                .containsExactly(
                        "contact-created 0 null 0",
                        "identifier-created 0 null 0",
                        "credit-reception 50 e1 50",
                        "credit-reception -20 e3 30",
                        "credit-reversal 20 null 50");
        assertThat(journal).allSatisfy(line -> {
            assertThat(line.get("contact").asText()).isEqualTo(contact);
            assertThat(line.get("time").asText()).isEqualTo("2026-03-04T10:15:30.123Z");
        });
    }

    @Test
    void showsBalancesForReconciliation() throws IOException {
        var contact = piggy.contact("noor@example.test");
        piggy.post("/contact-identifiers", Map.of("contact_identifier_value", "CARD-1", "contact_uuid", contact));
        piggy.give(contact, 50, "e1");
        piggy.post("/contacts/anonymous", Map.of());

        var balances = piggy.lines("/_simulator/balances");

        assertThat(balances).hasSize(2);
        assertThat(balances.get(0).toString())
                .isEqualTo(
                        "{\"uuid\":\"" + contact
                                + "\",\"email\":\"noor@example.test\",\"identifiers\":[\"CARD-1\"],\"is_anonymous\":false,\"balance\":50}");
        assertThat(balances.get(1).get("is_anonymous").asBoolean()).isTrue();
    }

    @Test
    void countsRequestsThrottlingWritesAndDuplicates() throws IOException {
        var contact = piggy.contact("noor@example.test");
        piggy.give(contact, 1, "e1");
        clock.forward(Duration.ofSeconds(2));
        for (int i = 0; i < 12; i++) {
            piggy.give(contact, 1, "e" + i % 8);
        }

        var stats = piggy.stats();

        assertThat(stats.get("requests").asLong()).isEqualTo(14);
        assertThat(stats.get("throttled").asLong()).isEqualTo(2);
        assertThat(stats.get("writes").asLong()).isEqualTo(12);
        assertThat(stats.get("duplicates").asLong())
                .as("e1 again, then e0 and e1")
                .isEqualTo(3);
        assertThat(stats.get("by_second").toString())
                .isEqualTo("[{\"second\":\"2026-03-04T10:15:30Z\",\"requests\":2,\"throttled\":0},"
                        + "{\"second\":\"2026-03-04T10:15:32Z\",\"requests\":12,\"throttled\":2}]");
    }

    @Test
    void forgetsTheSecondsOlderThanAnHour() throws IOException {
        piggy.get("/shops");
        clock.forward(Duration.ofMinutes(59));
        piggy.get("/shops");
        clock.forward(Duration.ofMinutes(2));
        piggy.get("/shops");

        assertThat(piggy.stats().get("by_second"))
                .extracting(second -> second.get("second").asText())
                .containsExactly("2026-03-04T11:14:30Z", "2026-03-04T11:16:30Z");
        assertThat(piggy.stats().get("requests").asLong()).isEqualTo(3);
    }

    @Test
    void needsNoTokenAndMeetsNoFaultAndNoLimit() throws IOException {
        var plan = "{\"faults\":[{\"kind\":\"lost-request\"}]}";
        assertThat(piggy.bare("PUT", "/_simulator/faults", plan).status()).isEqualTo(200);

        for (int i = 0; i < 20; i++) {
            assertThat(piggy.bare("GET", "/_simulator/faults", "").response().body())
                    .isEqualTo(plan);
        }
        assertThat(piggy.bare("GET", "/_simulator/journal", "").status()).isEqualTo(200);
        assertThat(piggy.stats().get("requests").asLong()).isZero();
        assertThat(piggy.bare("GET", "/_simulator/elsewhere", "").status()).isEqualTo(404);
    }

    @Test
    void keepsTheOldFaultsWhenTheNewOnesAreWrong() throws IOException {
        piggy.bare("PUT", "/_simulator/faults", "{faults: [{kind: maintenance}]}");

        var answer = piggy.bare("PUT", "/_simulator/faults", "{faults: [{kind: maintenace}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).startsWith("faults[0].kind: unknown kind maintenace");
        assertThat(piggy.get("/shops").status()).isEqualTo(503);
    }

    @Test
    void startsAnewWithTheSameIdsAfterAReset() throws IOException {
        var contact = piggy.contact("noor@example.test");
        piggy.give(contact, 50, "e1");

        assertThat(piggy.bare("POST", "/_simulator/reset", "").status()).isEqualTo(200);

        assertThat(piggy.lines("/_simulator/journal")).isEmpty();
        assertThat(piggy.stats().get("requests").asLong()).isZero();
        assertThat(piggy.contact("noor@example.test")).isEqualTo(contact);
        assertThat(piggy.balance(contact)).isZero();
    }

    @Test
    void listsTheWritesOfSomeEventsOnly() throws IOException {
        var contact = piggy.contact("noor@example.test");
        piggy.give(contact, 50, "order:1:earn");
        piggy.give(contact, 50, "return:1:reverse");

        assertThat(piggy.lines("/_simulator/journal?event=order:"))
                .extracting(line -> line.get("external_event_id").asText())
                .containsExactly("order:1:earn");
    }

    @Test
    void tellsHowLongCallersStayedAwayWhenTheyWereToldTo() throws IOException {
        piggy.bare("PUT", "/_simulator/faults", "faults: [{ kind: too-many-requests, retry-after: \"2\", every: 4 }]");
        for (int i = 0; i < 4; i++) {
            piggy.get("/units");
        }
        clock.forward(Duration.ofMillis(10)); // this one was on its way
        piggy.get("/units");
        clock.forward(Duration.ofMillis(2_020));
        piggy.get("/units");

        var pauses = piggy.stats().get("pauses");
        assertThat(pauses).hasSize(1);
        assertThat(pauses.get(0).get("told_ms").asLong()).isEqualTo(2_000);
        assertThat(pauses.get(0).get("waited_ms").asLong()).isEqualTo(2_030);
    }
}
