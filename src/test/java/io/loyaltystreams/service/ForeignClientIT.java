package io.loyaltystreams.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.demo.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A producer and a consumer in another language, with a Kafka client and a registry client that are not ours. */
@Timeout(240)
class ForeignClientIT {

    private static final Duration INSTALL = Duration.ofSeconds(90);
    private static final Duration RUN = Duration.ofSeconds(90);
    private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();
    private static final Path SCHEMA = Path.of("schemas/in/order-placed.avsc").toAbsolutePath();
    private static final int ORDERS = 50;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void feedsOrdersAndReadsTheBalancesThatItExpects() throws Exception {
        installPackages();
        try (var stage = new Stage(Optional.empty(), Files.createDirectory(directory.resolve("stage")))) {
            stage.awaitService();

            var answer = new ObjectMapper().readTree(runClient(stage));

            assertThat(answer.path("calculated").asLong()).as("points").isPositive();
            assertThat(answer.path("read")).isEqualTo(answer.path("calculated"));
            assertThat(answer.path("members").asInt()).isEqualTo(7);
            await("all points at Piggy")
                    .atMost(RUN)
                    .untilAsserted(() -> assertThat(stage.piggy().holdings().points())
                            .isEqualTo(answer.path("calculated").asLong()));
            assertThat(stage.piggy().holdings().duplicates()).isZero();
        }
    }

    /** Skips the test when the packages are not to be had: that says nothing about the service. */
    private void installPackages() throws Exception {
        Files.copy(SCRIPTS.resolve("package.json"), directory.resolve("package.json"));
        try {
            var install = new ProcessBuilder(
                    "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", directory.toString());
            var ended = run(install, "npm", INSTALL);
            if (ended != 0) {
                skip("npm ended with " + ended + ": " + printed("npm"));
            }
        } catch (IOException missing) {
            skip(missing.getMessage());
        }
    }

    private static void skip(String reason) {
        var why = "Skipped the client in Node, because its packages cannot be installed: " + reason.strip();
        System.out.println(why);
        abort(why);
    }

    private String runClient(Stage stage) throws Exception {
        var client = new ProcessBuilder(List.of(
                "node",
                SCRIPTS.resolve("foreign-client.cjs").toString(),
                stage.broker().bootstrapServers(),
                stage.registry().url(),
                SCHEMA.toString(),
                Integer.toString(ORDERS)));
        client.environment()
                .putAll(Map.of(
                        "NODE_PATH",
                        directory.resolve("node_modules").toString(),
                        "KAFKAJS_NO_PARTITIONER_WARNING",
                        "1"));
        assertThat(run(client, "client", RUN)).as(() -> printed("client")).isZero();
        return printed("client");
    }

    private int run(ProcessBuilder command, String name, Duration patience) throws IOException, InterruptedException {
        var log = directory.resolve(name + ".log").toFile();
        var process = command.redirectErrorStream(true).redirectOutput(log).start();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue();
    }

    private String printed(String name) {
        try {
            return Files.readString(directory.resolve(name + ".log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(nothing was printed)";
        }
    }
}
