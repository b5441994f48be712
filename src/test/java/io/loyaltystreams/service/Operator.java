package io.loyaltystreams.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.demo.LocalService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;

/** What an operator sees of the service: its health and the lines of its log. */
final class Operator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalService service;

    Operator(LocalService service) {
        this.service = service;
    }

    boolean isLive() {
        return ask("live").statusCode() == 200;
    }

    /** Empty when it is ready, else what {@code /health/ready} answers. */
    String whyNotReady() {
        var answer = ask("ready");
        return answer.statusCode() == 200 ? "" : answer.statusCode() + " " + answer.body();
    }

    /** Waits until the log has a line with this text. */
    void awaitLine(String text) {
        await("a line with '" + text + "' in the log of the service")
                .atMost(PATIENCE)
                .until(() -> lines(text) > 0);
    }

    long lines(String text) {
        return log().lines().filter(line -> line.contains(text)).count();
    }

    String log() {
        try {
            return Files.readString(service.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<String> ask(String page) {
        try {
            var request = HttpRequest.newBuilder(service.ready().resolve(page)).build();
            return http.send(request, BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The service does not answer " + page, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
