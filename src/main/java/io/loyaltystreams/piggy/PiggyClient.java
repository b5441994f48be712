package io.loyaltystreams.piggy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.piggy.Reply.Allowance;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes calls to Piggy over HTTP/1.1.
 *
 * <ol>
 *   <li>One call is one request: a POST or PUT is never repeated by the client, also when a kept connection dies.
 *   <li>Every call ends with a reply within the request timeout; the future never fails.
 *   <li>The token is asked for at each call, and neither it nor a body is ever logged or put in a message.
 * </ol>
 */
public final class PiggyClient implements AutoCloseable {

    /** If set, the JDK's client repeats a POST whose connection died: that would give points twice. */
    private static final String REPEAT_ANY_METHOD = "jdk.httpclient.enableAllMethodRetry";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PiggySettings settings;
    private final Supplier<String> token;
    private final Clock clock;
    private final HttpClient http;

    public PiggyClient(PiggySettings settings, Supplier<String> token, Clock clock) {
        var repeat = System.getProperty(REPEAT_ANY_METHOD);
        if (repeat != null && !repeat.equals("false")) {
            throw new IllegalArgumentException("Expected -D" + REPEAT_ANY_METHOD
                    + " not to be set: it would send points to Piggy twice; remove it");
        }
        this.settings = settings;
        this.token = token;
        this.clock = clock;
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout());
        settings.proxy().map(ProxySelector::of).ifPresent(builder::proxy);
        settings.trust().ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    /** Longest time that a call can be under way. */
    public Duration requestTimeout() {
        return settings.requestTimeout();
    }

    public <T> CompletableFuture<Reply<T>> send(Call<T> call) {
        HttpRequest request;
        try {
            request = request(call.request());
        } catch (IllegalArgumentException unusable) {
            // without the cause: its message may hold the token
            var barred = new Answer.Barred<T>("the token cannot be sent: check that it is one line of plain text");
            return CompletableFuture.completedFuture(new Reply<>(barred, Optional.empty()));
        }
        return send(call, request);
    }

    private <T> CompletableFuture<Reply<T>> send(Call<T> call, HttpRequest request) {
        var exchange = http.sendAsync(request, BodyHandlers.ofString());
        // the request's own timeout ends with the headers; this one holds until the whole body is here
        return exchange.copy()
                .orTimeout(settings.requestTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .handle((response, failure) -> {
                    exchange.cancel(true);
                    return failure == null
                            ? new Reply<>(Answers.of(call, response, clock), allowance(response))
                            : new Reply<>(Answers.of(failure), Optional.empty());
                });
    }

    private HttpRequest request(Request request) {
        var builder = HttpRequest.newBuilder(settings.resolve(request.target()))
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", "application/json");
        return request.body()
                .map(body -> builder.header("Content-Type", "application/json")
                        .method(request.method(), BodyPublishers.ofString(json(body))))
                .orElseGet(() -> builder.method(request.method(), BodyPublishers.noBody()))
                .build();
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Expected texts and numbers only in a body for Piggy", impossible);
        }
    }

    private static Optional<Allowance> allowance(HttpResponse<?> response) {
        var limit = number(response, "X-RateLimit-Limit");
        var remaining = number(response, "X-RateLimit-Remaining");
        return limit.flatMap(of -> remaining.map(left -> new Allowance(of, left)));
    }

    private static Optional<Long> number(HttpResponse<?> response, String header) {
        return response.headers()
                .firstValue(header)
                .filter(value -> value.matches("\\d{1,15}"))
                .map(Long::valueOf);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
