package io.loyaltystreams.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.config.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The other instances. They are asked only for what they keep themselves, so that no question goes round in circles. */
final class Neighbours implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Secret> token;
    private final Duration patience;
    private final HttpClient http;

    /** @param token what this instance asks of its callers: the others ask for the same */
    Neighbours(Optional<Secret> token, Duration patience) {
        this.token = token;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    Optional<String> memberOf(String neighbour, String reference) {
        return Optional.ofNullable(ask(neighbour, LocalPage.REFERENCE, reference)
                .path(LocalPage.MEMBER_ID)
                .textValue());
    }

    Optional<ObjectNode> member(String neighbour, String memberId) {
        return Optional.of(ask(neighbour, LocalPage.MEMBER, memberId)).filter(found -> !found.isEmpty());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private ObjectNode ask(String neighbour, String parameter, String value) {
        var answer = send(
                neighbour,
                URI.create("http://" + neighbour + LocalPage.PATH + "?" + parameter + "="
                        + URLEncoder.encode(value, UTF_8)));
        return switch (answer.statusCode()) {
            case 200 -> read(neighbour, answer.body());
            case 503 -> throw new NotReadable("instance " + neighbour + " cannot read its stores just now");
            case 401, 403 ->
                throw new NeighbourFailed(
                        502,
                        "instance " + neighbour + " refuses the token; give all instances the same http.token-env");
            default -> throw new NeighbourFailed(502, "instance " + neighbour + " answers " + answer.statusCode());
        };
    }

    /** The time-out is for all of the answer. Failures are told without their cause, which could repeat the address. */
    private HttpResponse<String> send(String neighbour, URI address) {
        var request = HttpRequest.newBuilder(address);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.value()));
        var answer = http.sendAsync(request.build(), BodyHandlers.ofString(UTF_8));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw late(neighbour);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpConnectTimeoutException
                    ? late(neighbour)
                    : new NeighbourFailed(
                            502,
                            "instance " + neighbour + ", which keeps this member, does not answer; ask again when it is"
                                    + " back or another has taken over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadable("this instance is shutting down");
        }
    }

    private NeighbourFailed late(String neighbour) {
        return new NeighbourFailed(
                504,
                "instance " + neighbour + ", which keeps this member, did not answer within " + patience.toSeconds()
                        + " s; look at its http.advertised");
    }

    private static ObjectNode read(String neighbour, String body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode found) {
                return found;
            }
        } catch (JsonProcessingException e) {
            // told below: the message would repeat what was read
        }
        throw new NeighbourFailed(502, "instance " + neighbour + " answers something else than JSON");
    }
}
