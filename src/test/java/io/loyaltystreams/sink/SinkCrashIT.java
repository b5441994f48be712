package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.local.broker.LocalBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills at random moments; kills at each boundary, and the torture, run with every build. */
@Tag("long")
class SinkCrashIT {

    private static final int MEMBERS = 150;
    private static final int EACH = 10;
    private static final int RATE = 500;
    private static final int KILLS = 2;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FAULTS = """
            faults:
              - {kind: lost-answer, probability: 0.02}
              - {kind: slow-answer, delay: PT0.03S}
            """;

    @TempDir
    private static Path directory;

    private static LocalBroker broker;

    @BeforeAll
    static void start() {
        broker = LocalBroker.start(directory);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void sendsNothingTwiceAndLosesNothingWhenItIsKilled(long seed) throws Exception {
        var name = "crash-" + seed;
        var random = new Random(seed);
        try (var world = new SinkWorld(name, broker.bootstrapServers(), FAULTS)) {
            for (var i = 0; i < MEMBERS * EACH; i++) {
                var member = "m-" + i % MEMBERS;
                world.send(Lane.STANDARD, Commands.give("give-" + i, member, 1 + i));
            }
            world.flush();
            for (var kill = 0; kill < KILLS; kill++) {
                killedAfter(world, name, random.nextInt(50, 500), random.nextInt(100));
            }
            var process = SinkProcess.launch(world, name, RATE, directory.resolve(name + ".log"));
            try {
                await("seed " + seed)
                        .atMost(SOON)
                        .pollInterval(Duration.ofMillis(300))
                        .untilAsserted(() -> assertThat(world.outcomes()).hasSizeGreaterThanOrEqualTo(MEMBERS * EACH));
            } finally {
                process.destroyForcibly().waitFor();
            }

            assertThat(world.stats().path("duplicates").asInt())
                    .as("seed %d", seed)
                    .isZero();
            assertThat(world.credited())
                    .as("seed %d", seed)
                    .hasSize(MEMBERS * EACH)
                    .doesNotHaveDuplicates();
            assertThat(world.outcomes())
                    .as("seed %d", seed)
                    .hasSize(MEMBERS * EACH)
                    .allMatch(outcome -> outcome.getResult() == PiggyResult.APPLIED)
                    .extracting(PiggyOutcome::getCommandId)
                    .doesNotHaveDuplicates();
            // what was never sent is not looked up: most commands cost one call in spite of the kills
            assertThat(world.outcomes().stream().filter(PiggyOutcome::getLookedUp))
                    .as("seed %d", seed)
                    .hasSizeLessThan(MEMBERS * EACH / 4);
        }
    }

    private static void killedAfter(SinkWorld world, String name, int applied, int millis) throws Exception {
        var before = world.credited().size();
        var process = SinkProcess.launch(world, name, RATE, directory.resolve(name + ".log"));
        try {
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> world.credited().size() >= Math.min(before + applied, MEMBERS * EACH));
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
