package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private final TurnedClock clock = new TurnedClock("2026-03-04T10:15:30Z");
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), clock);
    private final PiggyCaller piggy = new PiggyCaller(simulator);
    private String contact = "";

    @BeforeEach
    void contact() throws IOException {
        contact = piggy.contact("noor@example.test");
    }

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void meetsOnlyTheContactThatItNames() throws IOException {
        var other = piggy.contact("other@example.test");
        faults("{kind: contact-busy, contact: %s}".formatted(contact));

        assertThat(piggy.give(contact, 10, "e1").code()).isEqualTo(60001);
        assertThat(piggy.give(other, 10, "e2").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"lost-answer, 10", "lost-request, 0", "connection-reset, 10"})
    void breaksTheConnection(String kind, long applied) throws IOException {
        faults("{kind: %s, route: POST /credit-receptions}".formatted(kind));

        assertThatThrownBy(() -> piggy.give(contact, 10, "e1")).isInstanceOf(IOException.class);

        assertThat(piggy.balance(contact)).isEqualTo(applied);
        assertThat(piggy.stats().at("/faults/" + kind).asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "too-many-requests                  | 429 | 0     | ''  | 0",
                "too-many-requests, retry-after: 17 | 429 | 0     | 17  | 0",
                "maintenance                        | 503 | none  | ''  | 0",
                "server-error                       | 500 | 0     | ''  | 0",
                "server-error, applied: true        | 500 | 0     | ''  | 10",
                "contact-busy                       | 400 | 60001 | ''  | 0",
                "contact-busy, applied: true        | 400 | 60001 | ''  | 10",
                "refused-contact, share: 1          | 400 | 55031 | ''  | 0",
                "wrong-token                        | 401 | 0     | ''  | 0",
            })
    void answersInPiggysPlace(String fault, int status, String code, String retryAfter, long applied)
            throws IOException {
        faults("{kind: %s, route: POST /credit-receptions}".formatted(fault));

        var answer = piggy.give(contact, 10, "e1");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
        if (code.equals("none")) {
            assertThat(answer.header("Content-Type")).startsWith("text/html");
        } else {
            assertThat(answer.code()).isEqualTo(Integer.parseInt(code));
            assertThat(answer.json().get("message").asText()).isNotBlank();
        }
        assertThat(piggy.balance(contact)).isEqualTo(applied);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow-answer", "slow-request"})
    void takesItsTime(String kind) throws IOException {
        faults("{kind: %s, delay: PT0.15S, route: POST /credit-receptions}".formatted(kind));
        long before = System.nanoTime();

        assertThat(piggy.give(contact, 10, "e1").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void refusesAlwaysTheSameShareOfTheContacts() throws IOException {
        var contacts = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            contacts.add(piggy.contact("noor" + i + "@example.test"));
        }
        faults("{kind: refused-contact, share: 0.3}");

        var refused = refused(contacts);

        assertThat(refused.size()).isBetween(4, 20);
        assertThat(refused(contacts)).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every: 3          | ok ok 500 ok ok 500 ok ok",
                "from: 2, to: 3    | ok 500 500 ok ok ok ok ok",
                "from: 4, every: 2 | ok ok ok 500 ok 500 ok 500",
                "probability: 0    | ok ok ok ok ok ok ok ok",
                "probability: 1    | 500 500 500 500 500 500 500 500",
            })
    void strikesBySchedule(String schedule, String expected) throws IOException {
        faults("{kind: server-error, route: POST /credit-receptions, %s}".formatted(schedule));

        assertThat(sequence(8)).isEqualTo(expected);
    }

    @Test
    void strikesTheSameRequestsAgainFromTheSameSeed() throws IOException {
        var first = struck(7);

        assertThat(first).contains("500").contains("ok");
        assertThat(struck(7)).isEqualTo(first);
        assertThat(struck(8)).isNotEqualTo(first);
    }

    @Test
    void strikesAboutAsOftenAsItsProbabilitySays() throws IOException {
        faults("{kind: server-error, probability: 0.25, route: POST /credit-receptions}");
        sequence(400);

        assertThat(piggy.stats().at("/faults/server-error").asInt())
                .as("100 expected, seed 1")
                .isBetween(70, 130);
    }

    @Test
    void strikesInATimeWindow() throws IOException {
        faults("{kind: maintenance, starts: PT10S, ends: PT20S}");

        assertThat(piggy.get("/shops").status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(10));
        assertThat(piggy.get("/shops").status()).isEqualTo(503);
        clock.forward(Duration.ofSeconds(10));
        assertThat(piggy.get("/shops").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /contacts/*/credit-balance, true",
        "GET /contacts/{uuid}/credit-balance, true",
        "* /contacts/**, true",
        "* /**, true",
        "GET /contacts, false",
        "GET /contacts/*, false",
        "POST /contacts/*/credit-balance, false",
        "GET /contacts/*/credit-balance/*, false",
    })
    void strikesOnlyItsRoute(String route, boolean struck) throws IOException {
        faults("{kind: server-error, route: \"%s\"}".formatted(route));

        assertThat(piggy.get("/contacts/" + contact + "/credit-balance").status())
                .isEqualTo(struck ? 500 : 200);
    }

    @Test
    void combinesFaultsTheFirstOutermost() throws IOException {
        faults(
                "{kind: lost-answer, route: POST /credit-receptions}, {kind: server-error, every: 2, route: POST /credit-receptions}");

        assertThatThrownBy(() -> piggy.give(contact, 10, "e1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> piggy.give(contact, 10, "e2")).isInstanceOf(IOException.class);

        assertThat(piggy.balance(contact)).isEqualTo(10);
    }

    private String struck(long seed) throws IOException {
        var answer = piggy.bare(
                "PUT",
                "/_simulator/faults",
                "{seed: %d, faults: [{kind: server-error, probability: 0.5, route: POST /credit-receptions}]}"
                        .formatted(seed));
        assertThat(answer.status()).isEqualTo(200);
        return sequence(30);
    }

    private String sequence(int requests) throws IOException {
        var seen = new ArrayList<String>();
        for (int i = 0; i < requests; i++) {
            int status = piggy.give(contact, 1, "e" + i).status();
            seen.add(status == 200 ? "ok" : String.valueOf(status));
        }
        return String.join(" ", seen);
    }

    private List<String> refused(List<String> contacts) throws IOException {
        var refused = new ArrayList<String>();
        for (var each : contacts) {
            if (piggy.get("/contacts/" + each + "/credit-balance").code() == 55031) {
                refused.add(each);
            }
        }
        return refused;
    }

    private void faults(String faults) throws IOException {
        var answer = piggy.bare("PUT", "/_simulator/faults", "{faults: [%s]}".formatted(faults));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }
}
