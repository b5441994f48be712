package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.local.broker.LocalBroker;
import io.loyaltystreams.simulator.SimulatorSettings;
import io.loyaltystreams.sink.DeadlyProxy.Trap;
import io.loyaltystreams.sink.DeadlyProxy.When;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sink in a process of its own is killed with -9 at every boundary, one after the other, over one backlog. */
class SinkBoundaryIT {

    private static final int MEMBERS = 24;
    private static final int EACH = 8;
    private static final int REDEEMING = 12;
    private static final Duration SOON = Duration.ofSeconds(60);

    private record Boundary(String method, String path, When when) {}

    private static final List<Boundary> BOUNDARIES = List.of(
            new Boundary("POST", "/loyalty-transaction-attributes", When.AFTER_THE_ANSWER),
            new Boundary("POST", "/reward-receptions", When.BEFORE_PIGGY_SEES_IT),
            new Boundary("POST", "/reward-receptions", When.AFTER_PIGGY_DID_IT),
            new Boundary("GET", "/loyalty-transactions", When.BEFORE_PIGGY_SEES_IT),
            new Boundary("POST", "/reward-receptions", When.AFTER_THE_ANSWER),
            new Boundary("POST", "/reverse", When.AFTER_PIGGY_DID_IT),
            new Boundary("POST", "/credit-receptions", When.AFTER_PIGGY_DID_IT),
            new Boundary("POST", "/credit-receptions", When.AFTER_THE_ANSWER));

    @TempDir
    private static Path directory;

    @Test
    void makesEveryCommandTrueOnceHoweverItIsKilled() throws Exception {
        try (var broker = LocalBroker.start(directory);
                var world = new SinkWorld("boundary", broker.bootstrapServers(), "{}");
                var proxy = new DeadlyProxy(world.piggy())) {
            var commands = write(world);
            for (var boundary : BOUNDARIES) {
                killedAt(boundary, world, proxy);
            }
            var process = SinkProcess.launch(world, "boundary", 60, log(), proxy.uri());
            try {
                await().atMost(SOON)
                        .pollInterval(Duration.ofMillis(300))
                        .untilAsserted(() -> assertThat(world.outcomes()).hasSizeGreaterThanOrEqualTo(commands));
            } finally {
                process.destroyForcibly().waitFor();
            }
            everythingHappenedOnce(world, commands);
        }
    }

    /** Every member earns; half of them redeem, and half of those take it back. */
    private static int write(SinkWorld world) throws Exception {
        var commands = 0;
        for (var i = 0; i < EACH; i++) {
            for (var m = 0; m < MEMBERS; m++, commands++) {
                var award = Commands.give("give-" + m + "-" + i, "m-" + m, 10);
                award.setSequence(1L + i);
                world.send(Lane.STANDARD, award);
            }
        }
        for (var m = 0; m < REDEEMING; m++, commands++) {
            var redeem = Commands.redeem("X" + m, "m-" + m, SimulatorSettings.DEFAULT_REWARD);
            redeem.setSequence(1L + EACH);
            world.send(Lane.INTERACTIVE, redeem);
        }
        for (var m = 0; m < REDEEMING; m += 2, commands++) {
            var undo = Commands.undo("X" + m, "m-" + m, SimulatorSettings.DEFAULT_REWARD, 60);
            undo.setSequence(2L + EACH);
            world.send(Lane.INTERACTIVE, undo);
        }
        world.flush();
        return commands;
    }

    private static void killedAt(Boundary boundary, SinkWorld world, DeadlyProxy proxy) throws Exception {
        var process = SinkProcess.launch(world, "boundary", 60, log(), proxy.uri());
        proxy.set(new Trap(boundary.method(), boundary.path(), boundary.when(), process::destroyForcibly));
        try {
            assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("came to %s", boundary)
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void everythingHappenedOnce(SinkWorld world, int commands) {
        var written = world.journal();
        assertThat(world.credited()).hasSize(MEMBERS * EACH).doesNotHaveDuplicates();
        assertThat(count(world, "reward-reception")).isEqualTo(REDEEMING);
        assertThat(count(world, "reward-reversal")).isEqualTo(REDEEMING / 2);
        assertThat(world.outcomes()).hasSize(commands).allMatch(outcome -> outcome.getResult() == PiggyResult.APPLIED);
        for (var m = 0; m < REDEEMING; m++) {
            var own = "give-" + m + "-";
            var contact = written.stream()
                    .filter(entry -> entry.path("external_event_id").asText().startsWith(own))
                    .findFirst()
                    .orElseThrow()
                    .path("contact")
                    .asText();
            var ways = written.stream()
                    .filter(entry -> entry.path("contact").asText().equals(contact))
                    .mapToLong(entry -> entry.path("credits").asLong())
                    .filter(credits -> credits != 0)
                    .toArray();
            assertThat(ways)
                    .as("eight awards before the redemption of member %d", m)
                    .startsWith(10, 10, 10, 10, 10, 10, 10, 10, -60);
        }
    }

    private static long count(SinkWorld world, String write) {
        return world.journal().stream()
                .filter(entry -> entry.path("write").asText().equals(write))
                .count();
    }

    private static Path log() {
        return directory.resolve("sink.log");
    }
}
