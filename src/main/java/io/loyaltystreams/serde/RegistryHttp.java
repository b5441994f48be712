package io.loyaltystreams.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.serde.RegistrySettings.Endpoint;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the registry's addresses in turn until one answers as a registry does: with JSON and a status from 200 to 299 or from
 * 400 to 499. Everything else (no connection, no answer in time, 5xx, a web page) moves on to the next address. No pause and
 * no second round: whoever called decides how long to wait.
 */
final class RegistryHttp {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistrySettings settings;
    private final HttpClient http;

    /** The address that answered last is asked first. */
    private volatile int preferred;

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout());
        settings.tls().ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    /** What a registry said. {@code errorCode} is 0 when it said none. */
    record Answer(int status, JsonNode body) {

        boolean accepted() {
            return status < 300;
        }

        int errorCode() {
            return body.path("error_code").asInt(0);
        }
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer post(String path, JsonNode body) {
        return send("POST", path, BodyPublishers.ofString(body.toString()));
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var failures = new ArrayList<String>();
        int first = preferred;
        for (int i = 0; i < settings.endpoints().size(); i++) {
            int index = (first + i) % settings.endpoints().size();
            var endpoint = settings.endpoints().get(index);
            try {
                var response = exchange(request(endpoint, method, path, body));
                var answer = answer(response);
                if (answer.isPresent()) {
                    preferred = index;
                    return answer.get();
                }
                failures.add(endpoint + " answered " + response.statusCode() + " and not as a registry does");
            } catch (ExecutionException e) {
                failures.add(endpoint + " " + reason(e.getCause()));
            } catch (TimeoutException e) {
                failures.add(endpoint + " did not answer within "
                        + settings.readTimeout().toMillis() + " ms");
            }
        }
        throw new RegistryUnavailableException(
                "Schema registry not available for " + method + " " + path + ": " + String.join("; ", failures));
    }

    private static HttpRequest request(Endpoint endpoint, String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(endpoint.base() + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json")
                .method(method, body);
        endpoint.authorization().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    /** The JDK's own request timeout ends with the headers; this one also bounds a body that trickles in. */
    private HttpResponse<String> exchange(HttpRequest request) throws ExecutionException, TimeoutException {
        var exchange = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return exchange.get(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("Interrupted while waiting for the schema registry", e);
        } finally {
            exchange.cancel(true);
        }
    }

    private static Optional<Answer> answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status < 200 || status >= 500 || status / 100 == 3) {
            return Optional.empty();
        }
        try {
            var body = JSON.readTree(response.body());
            return body.isObject() ? Optional.of(new Answer(status, body)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Type names only: the JDK's messages may quote headers. */
    private static String reason(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> "did not accept a connection in time";
            case ConnectException e -> "refused the connection or is not known by that name";
            default -> "broke off (" + cause.getClass().getSimpleName() + ")";
        };
    }
}
