package io.loyaltystreams.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls a simulator over real HTTP. */
final class PiggyCaller implements AutoCloseable {

    static final String PREFIX = "/api/v3/oauth/clients";
    static final ObjectMapper JSON = new ObjectMapper();

    private final Simulator simulator;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PiggyCaller(Simulator simulator) {
        this(simulator, SimulatorSettings.DEFAULT_TOKEN);
    }

    PiggyCaller(Simulator simulator, String token) {
        this.simulator = simulator;
        this.token = token;
    }

    /** What came back. */
    record Heard(int status, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException notJson) {
                throw new UncheckedIOException(response.body(), notJson);
            }
        }

        JsonNode data() {
            return json().get("data");
        }

        int code() {
            return json().path("code").asInt();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Heard get(String path) throws IOException {
        return send(to(PREFIX + path).GET());
    }

    Heard delete(String path) throws IOException {
        return send(to(PREFIX + path).DELETE());
    }

    Heard post(String path, Map<String, ?> json) throws IOException {
        return send(json("POST", path, json));
    }

    Heard put(String path, Map<String, ?> json) throws IOException {
        return send(json("PUT", path, json));
    }

    Heard body(String method, String path, String contentType, String body) throws IOException {
        return send(to(PREFIX + path)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    Heard withToken(String token, String path) throws IOException {
        return send(to(PREFIX + path).setHeader("Authorization", token).GET());
    }

    /** A path outside the API, without a token. */
    Heard bare(String method, String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(simulator.baseUri() + path))
                .method(method, BodyPublishers.ofString(body)));
    }

    List<JsonNode> lines(String path) throws IOException {
        return bare("GET", path, "")
                .response()
                .body()
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException notJson) {
                        throw new UncheckedIOException(line, notJson);
                    }
                })
                .collect(Collectors.toList());
    }

    JsonNode stats() throws IOException {
        return bare("GET", "/_simulator/stats", "").json();
    }

    String contact(String email) throws IOException {
        return get("/contacts/find-or-create?email=" + encoded(email))
                .data()
                .get("uuid")
                .asText();
    }

    void eventIds() throws IOException {
        post(
                "/loyalty-transaction-attributes",
                Map.of("name", "external_event_id", "data_type", "text", "label", "External event id"));
    }

    Heard give(String contact, long credits, String eventId) throws IOException {
        return post("/credit-receptions", reception(contact, credits, eventId));
    }

    static Map<String, Object> reception(String contact, long credits, String eventId) {
        return Map.of(
                "shop_uuid",
                SimulatorSettings.DEFAULT_SHOP,
                "contact_uuid",
                contact,
                "credits",
                credits,
                "external_event_id",
                eventId);
    }

    long balance(String contact) throws IOException {
        return get("/contacts/" + contact + "/credit-balance")
                .data()
                .get("balance")
                .asLong();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder json(String method, String path, Map<String, ?> json) throws IOException {
        return to(PREFIX + path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(json)));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUri() + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private Heard send(HttpRequest.Builder request) throws IOException {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Heard(response.statusCode(), response);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
