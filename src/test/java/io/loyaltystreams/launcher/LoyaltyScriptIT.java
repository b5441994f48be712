package io.loyaltystreams.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.local.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script and the jar that was just built. */
@Timeout(120)
class LoyaltyScriptIT {

    @TempDir
    private Path folder;

    @Test
    void helpsWithoutAnyConfiguration() throws Exception {
        var ended = loyalty("--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.output()).startsWith("Usage: loyalty").contains("demo", "simulator", "topics", "program");
        assertThat(ended.errors()).isEmpty();
    }

    @Test
    void refusesAWrongOptionInOneLine() throws Exception {
        var ended = loyalty("demo", "--oders", "5");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).isEqualTo("loyalty: Unknown option: '--oders'; see loyalty demo --help\n");
    }

    @Test
    void refusesAnUnknownConfigurationKeyByItsName() throws Exception {
        var config = Files.writeString(
                folder.resolve("loyalty.yaml"),
                "kafka: { bootstrap.servers: 'x:1' }\nschema-registry: { url: 'http://x' }\npartitons: 3\n");

        var ended = loyalty("topics", "create", "--config", config.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).isEqualTo("loyalty: partitons: unknown key; did you mean partitions?\n");
    }

    @Test
    void passesTheSignalOnAndEndsWithZero() throws Exception {
        int port = FreePort.next();
        var process = start("simulator", "--port", Integer.toString(port));
        // not closed here: it is the stream that Ended reads on
        int first = process.getInputStream().read();
        assertThat((char) first).isEqualTo('P');
        try (var client = HttpClient.newHttpClient()) {
            var stats = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_simulator/stats"))
                    .build();
            assertThat(client.send(stats, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }

        process.toHandle().destroy();

        assertThat(Ended.of(process).code()).isZero();
    }

    private Ended loyalty(String... args) throws IOException, InterruptedException {
        return Ended.of(start(args));
    }

    private Process start(String... args) throws IOException {
        var command =
                new ArrayList<>(List.of(Path.of("loyalty").toAbsolutePath().toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(Map.of("LOYALTY_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
        return builder.start();
    }
}
