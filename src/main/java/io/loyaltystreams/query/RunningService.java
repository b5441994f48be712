package io.loyaltystreams.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * A service that runs somewhere and can be asked.
 *
 * @param address without a slash at the end
 */
public record RunningService(URI address, Optional<Secret> token) {

    /** Longer than the service itself waits for another instance. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** The page that tells what the sink is doing. */
    public static final String SINK = "/sink";

    /** What the service said. */
    public record Reply(int status, String body) {}

    /**
     * Asks for a member.
     *
     * @return empty when no service answers there
     */
    public Optional<Reply> member(String reference) throws InterruptedException {
        return ask(MembersPage.PATH + "?" + MembersPage.REFERENCE + "=" + URLEncoder.encode(reference, UTF_8));
    }

    /**
     * Asks what the instance's sink is doing.
     *
     * @return empty when no service answers there
     */
    public Optional<Reply> sink() throws InterruptedException {
        return ask(SINK);
    }

    private Optional<Reply> ask(String page) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + page)).timeout(PATIENCE);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.value()));
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            return Optional.of(new Reply(answer.statusCode(), answer.body()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
