package io.loyaltystreams.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.deploy.Dashboard.Query;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The stack of docker-compose.yml, brought up once with traffic in it, as the README says. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeStackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern METRIC = Pattern.compile("\\b(loyalty_[a-z_]+)(?=[{\\[) ]|$)");

    /** Has no series before the first rule of a program fails; see its alert. */
    private static final Set<String> LATE = Set.of("loyalty_rules_failed_total");

    private static ComposeStack stack;
    private static Prometheus prometheus;

    @BeforeAll
    static void bringItUp() throws Exception {
        if (!Docker.answers()) {
            var why = "Skipped docker-compose.yml and the dashboard's queries: no Docker engine answers";
            System.out.println(why);
            abort(why);
        }
        stack = new ComposeStack("./src/main/resources/demo/program.yaml");
        long start = System.nanoTime();
        stack.up();
        System.out.printf("docker compose up: healthy after %d s%n", (System.nanoTime() - start) / 1_000_000_000);
        prometheus = new Prometheus(stack.port("PROMETHEUS_PORT"));
        assertThat(stack.compose("run", "--rm", "traffic", "--orders", "150", "--rate", "20"))
                .contains("Sent");
    }

    @AfterAll
    static void takeItDown() throws Exception {
        if (stack != null) {
            stack.down();
        }
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @Test
    @Order(1)
    void everyQueryOfTheDashboardHasAnAnswer() throws Exception {
        var queries = Dashboard.queries();
        assertThat(queries).hasSizeGreaterThan(20);
        var open = new ArrayList<>(queries);
        await("an answer to every query").atMost(PATIENCE).untilAsserted(() -> {
            for (Query each : List.copyOf(open)) {
                if (hasNumbers(prometheus.query(each.expression()))) {
                    open.remove(each);
                }
            }
            assertThat(open).isEmpty();
        });
    }

    @Test
    @Order(2)
    void everyAlertIsLoadedAsksForWhatExistsAndNoneThatPagesFires() throws Exception {
        var known = prometheus.metrics();
        var rules = prometheus.rules().findValue("rules");
        var written = Yaml.one(Path.of("monitoring/prometheus/alerts.yml")).at("/groups/0/rules");

        assertThat(rules).hasSize(written.size());
        for (JsonNode rule : rules) {
            var name = rule.path("name").asText();
            assertThat(rule.path("health").asText()).as(name).isEqualTo("ok");
            prometheus.query(rule.path("query").asText());
            var asked = new TreeSet<String>();
            METRIC.matcher(rule.path("query").asText()).results().forEach(metric -> asked.add(metric.group(1)));
            asked.removeAll(LATE);
            assertThat(known).as(name).containsAll(asked);
            if (rule.at("/labels/severity").asText().equals("page")) {
                assertThat(rule.path("state").asText()).as(name).isNotEqualTo("firing");
            }
        }
    }

    @Test
    @Order(3)
    void promtoolIsContentWithTheRules() throws Exception {
        assertThat(stack.compose(
                        "exec", "-T", "prometheus", "promtool", "check", "config", "/etc/prometheus/prometheus.yml"))
                .contains("SUCCESS");
        assertThat(stack.compose(
                        "exec", "-T", "prometheus", "promtool", "test", "rules", "/etc/prometheus/alerts.test.yml"))
                .contains("SUCCESS");
    }

    @Test
    @Order(4)
    void theServiceRunsConfinedAndShowsMembersOnlyForTheToken() throws Exception {
        assertThat(stack.compose("exec", "-T", "loyalty", "id", "-u").strip()).isEqualTo("10001");
        assertThat(stack.compose("exec", "-T", "loyalty", "sh", "-c", "touch /opt/loyalty/x 2>&1 || true"))
                .contains("Read-only file system");
        assertThat(member("")).isEqualTo(401);
        assertThat(member("Bearer local")).isEqualTo(200);
    }

    /** Last, since it ends the service. */
    @Test
    @Order(5)
    void theServiceStopsInOrderWhenItIsAsked() throws Exception {
        stack.compose("stop", "loyalty");

        var state = Docker.run(
                PATIENCE,
                java.util.Map.of(),
                List.of("docker", "inspect", "--format", "{{json .State}}", stack.container("loyalty")));
        assertThat(new ObjectMapper().readTree(state).path("ExitCode").asInt()).isZero();
        assertThat(stack.compose("logs", "loyalty")).contains("Stopped").doesNotContain("Did not stop");
    }

    /** A histogram of which nothing was counted in the window gives NaN: that is no answer. */
    private static boolean hasNumbers(JsonNode series) {
        return series.valueStream()
                .anyMatch(each -> !each.at("/value/1").asText().equals("NaN"));
    }

    private static int member(String authorization) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(
                    "http://127.0.0.1:%d/members?ref=card:5200000000".formatted(stack.port("SERVICE_PORT"))));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
