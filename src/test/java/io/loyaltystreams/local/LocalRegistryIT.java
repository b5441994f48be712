package io.loyaltystreams.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRegistryIT {

    @TempDir
    private Path directory;

    @Test
    void keepsItsSchemasAndItsPortOverAKill() throws Exception {
        try (var registry = LocalRegistry.start(directory)) {
            var subject = registry.url() + "/subjects/orders-value/versions";
            var schema = HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}");
            assertThat(answer(HttpRequest.newBuilder(URI.create(subject)).POST(schema)))
                    .contains("\"id\"");
            assertThat(answer(HttpRequest.newBuilder(URI.create(registry.url() + "/config"))))
                    .contains("BACKWARD");

            registry.kill();
            registry.restart();

            assertThat(answer(HttpRequest.newBuilder(URI.create(subject)))).isEqualTo("[1]");
        }
    }

    private static String answer(HttpRequest.Builder request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            request.header("Content-Type", "application/json").build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
