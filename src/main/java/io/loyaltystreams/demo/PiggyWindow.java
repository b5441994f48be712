package io.loyaltystreams.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.demo.check.PiggyHoldings;
import io.loyaltystreams.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks into a running simulator through the routes that it has for testers. */
public final class PiggyWindow implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The demo is to show the service, not to wait for a limit; faults may set one. */
    private static final String NO_LIMIT = "{\"requests\": 1000000, \"window\": \"PT1S\"}";

    private final URI simulator;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Opens.
     *
     * @param log what messages send people to
     */
    public PiggyWindow(URI simulator, Path log) {
        this.simulator = simulator;
        this.log = log;
    }

    /** Whether the simulator answers. */
    boolean isOpen() {
        try {
            ask("stats");
            return true;
        } catch (DemoFailure e) {
            return false; // nobody listens yet
        }
    }

    /** Takes the limit away, unless the faults set one. */
    void liftLimit() {
        if (ask("faults") instanceof ObjectNode plan && !plan.has("limit")) {
            plan.set("limit", read(NO_LIMIT));
            follow(plan.toString());
        }
    }

    /** Gives it another plan of faults, YAML or JSON. */
    void follow(String plan) {
        var unused = send(HttpRequest.newBuilder(control("faults")).PUT(BodyPublishers.ofString(plan)));
    }

    /** Own ids of all credits that were given or taken, in the order in which that happened, repeats included. */
    List<String> effects() {
        return lines("journal").stream()
                .map(write -> write.path("external_event_id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    /** When each of the writes was applied whose own id begins so; the first time counts. */
    Map<String, Instant> appliedAt(String start) {
        var applied = new HashMap<String, Instant>();
        lines("journal?event=" + URLEncoder.encode(start, StandardCharsets.UTF_8))
                .forEach(write -> applied.putIfAbsent(
                        write.path("external_event_id").textValue(),
                        Instant.parse(write.path("time").textValue())));
        return applied;
    }

    /** Makes an anonymous contact, and tells its uuid. */
    String makeContact() {
        var contacts = simulator.resolve("/api/v3/oauth/clients/contacts/anonymous");
        var made = send(HttpRequest.newBuilder(contacts)
                .header("Authorization", "Bearer " + SimulatorSettings.DEFAULT_TOKEN)
                .POST(BodyPublishers.noBody()));
        return read(made).at("/data/uuid").textValue();
    }

    /** Starts anew with an empty account and nothing counted. */
    void reset() {
        var unused = send(HttpRequest.newBuilder(control("reset")).POST(BodyPublishers.noBody()));
    }

    /** What it was asked in the last hour, and which faults struck since the plan was set. */
    PiggyTraffic traffic() {
        var stats = ask("stats");
        var requests = new TreeMap<Instant, Long>();
        stats.path("by_second")
                .forEach(second -> requests.put(
                        Instant.parse(second.path("second").textValue()),
                        second.path("requests").asLong()));
        var pauses = new ArrayList<PiggyTraffic.Pause>();
        stats.path("pauses")
                .forEach(pause -> pauses.add(new PiggyTraffic.Pause(
                        pause.path("told_ms").asLong(), pause.path("waited_ms").asLong())));
        return new PiggyTraffic(
                requests,
                stats.path("requests").asLong(),
                stats.path("throttled").asLong(),
                stats.path("writes").asLong(),
                counts(stats.path("faults")),
                pauses);
    }

    /** What it holds now. */
    public PiggyHoldings holdings() {
        var writes = new HashMap<String, Long>();
        var repeated = new ArrayList<String>();
        for (JsonNode write : lines("journal")) {
            var entryId = write.path("external_event_id");
            if (entryId.isTextual()
                    && writes.putIfAbsent(
                                    entryId.textValue(), write.path("credits").asLong())
                            != null) {
                repeated.add(entryId.textValue());
            }
        }
        var balances = new HashMap<String, Long>();
        var identifiers = new HashMap<String, Set<String>>();
        lines("balances").forEach(contact -> {
            String uuid = contact.path("uuid").textValue();
            balances.put(uuid, contact.path("balance").asLong());
            contact.path("identifiers")
                    .forEach(value -> identifiers
                            .computeIfAbsent(uuid, each -> new HashSet<>())
                            .add(value.textValue()));
        });
        var stats = ask("stats");
        return new PiggyHoldings(
                writes,
                repeated,
                balances,
                identifiers,
                stats.path("duplicates").asLong(),
                stats.path("requests").asLong(),
                counts(stats.path("faults")));
    }

    @Override
    public void close() {
        http.close();
    }

    private static Map<String, Long> counts(JsonNode object) {
        var counts = new HashMap<String, Long>();
        object.properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        return counts;
    }

    private List<JsonNode> lines(String page) {
        return text(page).lines().map(PiggyWindow::read).toList();
    }

    private JsonNode ask(String page) {
        return read(text(page));
    }

    private String text(String page) {
        return send(HttpRequest.newBuilder(control(page)));
    }

    private URI control(String page) {
        return simulator.resolve("/_simulator/" + page);
    }

    private String send(HttpRequest.Builder request) {
        var call = request.timeout(CALL).build();
        try {
            var answer = http.send(call, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new DemoFailure("The simulator answered %d to %s %s: see %s"
                        .formatted(answer.statusCode(), call.method(), call.uri(), log));
            }
            return answer.body();
        } catch (IOException e) {
            throw new DemoFailure("The simulator does not answer %s: see %s".formatted(call.uri(), log), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted", e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new DemoFailure("The simulator answered something that is no JSON", e);
        }
    }
}
