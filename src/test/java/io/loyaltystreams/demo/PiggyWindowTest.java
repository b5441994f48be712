package io.loyaltystreams.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.local.FreePort;
import io.loyaltystreams.simulator.Simulator;
import io.loyaltystreams.simulator.SimulatorSettings;
import io.loyaltystreams.simulator.fault.PlanReader;
import io.loyaltystreams.simulator.gate.Limit;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PiggyWindowTest {

    private static final String API = "/api/v3/oauth/clients/";
    private static final Path LOG = Path.of("simulator.log");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void seesWritesRepeatsAndBalances() throws Exception {
        try (var simulator = Simulator.start(SimulatorSettings.defaults());
                var window = new PiggyWindow(simulator.baseUri(), LOG)) {
            window.liftLimit();
            var attribute = Map.of("name", "external_event_id", "data_type", "text", "label", "Event");
            post(simulator, "loyalty-transaction-attributes", attribute);
            var contact = post(simulator, "contacts", Map.of("email", "a@example.org"));
            give(simulator, contact, 100, "order:1:earn");
            give(simulator, contact, -40, "return:1:reverse");
            give(simulator, contact, -40, "return:1:reverse");

            var holdings = window.holdings();

            assertThat(holdings.writes()).isEqualTo(Map.of("order:1:earn", 100L, "return:1:reverse", -40L));
            assertThat(holdings.repeated()).isEqualTo(List.of("return:1:reverse"));
            assertThat(holdings.duplicates()).isEqualTo(1);
            assertThat(holdings.balances()).isEqualTo(Map.of(contact, 20L));
            assertThat(holdings.requests()).isEqualTo(5);
            assertThat(holdings.points()).isEqualTo(20);
            assertThat(holdings.faults()).isEmpty();
        }
    }

    @Test
    void liftsTheLimitAndKeepsTheFaults() throws Exception {
        var faults = PlanReader.read("faults: [ { kind: server-error, to: 1 } ]");
        var few = new Limit(2, Duration.ofHours(1));
        try (var simulator = Simulator.start(
                        SimulatorSettings.defaults().withLimit(few).withFaults(faults));
                var window = new PiggyWindow(simulator.baseUri(), LOG)) {
            window.liftLimit();
            assertThat(status(simulator, "contacts", Map.of("email", "a@example.org")))
                    .isEqualTo(500);
            for (int i = 0; i < 3; i++) {
                post(simulator, "contacts", Map.of("email", i + "@example.org"));
            }
            assertThat(window.holdings().faults()).isEqualTo(Map.of("server-error", 1L));
        }
    }

    @Test
    void leavesALimitThatTheFaultsSet() throws Exception {
        var plan = PlanReader.read("limit: { requests: 1, window: PT1H }");
        try (var simulator = Simulator.start(SimulatorSettings.defaults().withFaults(plan));
                var window = new PiggyWindow(simulator.baseUri(), LOG)) {
            window.liftLimit();
            post(simulator, "contacts", Map.of("email", "a@example.org"));
            assertThat(status(simulator, "contacts", Map.of("email", "b@example.org")))
                    .isEqualTo(429);
        }
    }

    @Test
    void saysWhereToLookWhenNobodyAnswers() {
        var nobody = URI.create("http://127.0.0.1:" + FreePort.next());
        try (var window = new PiggyWindow(nobody, LOG)) {
            assertThat(window.isOpen()).isFalse();
            assertThatThrownBy(window::holdings)
                    .isInstanceOf(DemoFailure.class)
                    .hasMessageStartingWith("The simulator does not answer " + nobody)
                    .hasMessageEndingWith("see simulator.log");
        }
    }

    private static void give(Simulator simulator, String contact, long credits, String entryId) throws Exception {
        post(
                simulator,
                "credit-receptions",
                Map.of(
                        "contact_uuid", contact,
                        "shop_uuid", SimulatorSettings.DEFAULT_SHOP,
                        "credits", credits,
                        "external_event_id", entryId));
    }

    private static String post(Simulator simulator, String route, Map<String, ?> body) throws Exception {
        var answer = send(simulator, route, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body()).path("data").path("uuid").asText();
    }

    private static int status(Simulator simulator, String route, Map<String, ?> body) throws Exception {
        return send(simulator, route, body).statusCode();
    }

    private static HttpResponse<String> send(Simulator simulator, String route, Map<String, ?> body) throws Exception {
        var request = HttpRequest.newBuilder(simulator.baseUri().resolve(API + route))
                .header("Authorization", "Bearer " + SimulatorSettings.DEFAULT_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
