package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** A running Prometheus. */
final class Prometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;

    Prometheus(int port) {
        this.api = "http://127.0.0.1:" + port + "/api/v1/";
    }

    /** The series that an expression gives now. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        return ask("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    JsonNode rules() throws IOException, InterruptedException {
        return ask("rules").path("groups");
    }

    Set<String> metrics() throws IOException, InterruptedException {
        var names = new TreeSet<String>();
        ask("label/__name__/values").forEach(name -> names.add(name.asText()));
        return names;
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(URI.create(api + path)).build(), BodyHandlers.ofString());
        var json = JSON.readTree(answer.body());
        if (!json.path("status").asText().equals("success")) {
            throw new AssertionError(path + ": " + answer.body());
        }
        return json.path("data");
    }

    @Override
    public void close() {
        http.close();
    }
}
