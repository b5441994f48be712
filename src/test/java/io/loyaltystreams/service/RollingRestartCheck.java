package io.loyaltystreams.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.demo.LocalService;
import io.loyaltystreams.demo.ServiceTuning;
import io.loyaltystreams.demo.Stage;
import io.loyaltystreams.demo.traffic.Traffic;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two instances are restarted, one after the other, while shoppers shop: as a cluster does it for a new version. */
@Timeout(600)
class RollingRestartCheck {

    /** Long enough for the slowest machine to start the service again: within it no partition may move. */
    private static final Duration SESSION = Duration.ofMinutes(2);

    /** Beside half of the restart: what an instance needs that has just become ready to work off what waited. */
    private static final Duration CATCH_UP = Duration.ofSeconds(3);

    /** As a cluster waits before it takes the next pod: nobody is to wait for two restarts. */
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private static final String REBALANCE = "Topologies are REBALANCING";
    private static final int PER_SECOND = 20;
    private static final int ORDERS = 30 * PER_SECOND;

    private static final Map<String, String> AS_IN_THE_CLUSTER = Map.of(
            "LOYALTY_KAFKA_SESSION_TIMEOUT_MS",
            Long.toString(SESSION.toMillis()),
            "LOYALTY_KAFKA_NUM_STANDBY_REPLICAS",
            "1");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void losesNothingSendsNothingTwiceAndKeepsNobodyWaitingForLong() throws Exception {
        try (var stage = new Stage(Optional.empty(), directory, ServiceTuning.FAST, AS_IN_THE_CLUSTER)) {
            stage.awaitSurroundings();
            var first = stage.launchService();
            var second = stage.launchAnother("second");
            first.awaitReady();
            second.awaitReady();
            try (var shopping = shopping(stage)) {
                shopping.send(orders(), PER_SECOND);
                shopping.followUntil(0.1);
                try (var waits = Waits.from(stage.broker().bootstrapServers())) {
                    var one = restart(first, second, shopping);
                    shopping.follow(BETWEEN);
                    var other = restart(second, first, shopping);
                    shopping.reconcile();

                    System.out.printf(
                            "Two instances were restarted in %.1f and %.1f s; the longest wait for points was %.1f s%n",
                            seconds(one), seconds(other), seconds(waits.longest()));
                    assertThat(waits.longest())
                            .isLessThan(SESSION)
                            .isLessThan(longer(one, other)
                                    .multipliedBy(3)
                                    .dividedBy(2)
                                    .plus(CATCH_UP));
                }
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** One of the two may be away at any time. */
    private static Shopping shopping(Stage stage) {
        return new Shopping(
                stage.broker().bootstrapServers(),
                stage.registry().url(),
                () -> stage.piggy().holdings(),
                () -> {});
    }

    /** @return how long the instance was away */
    private static Duration restart(LocalService service, LocalService other, Shopping shopping) throws Exception {
        try (var watched = new Operator(other)) {
            long before = watched.lines(REBALANCE);
            long start = System.nanoTime();

            assertThat(meanwhile(shopping, () -> {
                        service.stop();
                        return service.exitCode();
                    }))
                    .as("exit code")
                    .isZero();
            meanwhile(shopping, () -> {
                service.start();
                service.awaitReady();
                return 0;
            });

            var away = Duration.ofNanos(System.nanoTime() - start);
            assertThat(away).as("restart").isLessThan(SESSION);
            assertThat(watched.lines(REBALANCE))
                    .as("rebalances that the other saw")
                    .isEqualTo(before);
            other.mustRun();
            return away;
        }
    }

    /** Works, while what comes out is followed. */
    private static int meanwhile(Shopping shopping, Callable<Integer> work) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        while (!task.isDone()) {
            shopping.follow(Duration.ofMillis(200));
        }
        return task.get();
    }

    /** Orders that differ, without what makes some of them wait for something else. */
    private static List<TrafficEvent> orders() {
        var ids = new HashSet<String>();
        return Traffic.of(11, ORDERS, Instant.now()).stream()
                .filter(TrafficEvent.Order.class::isInstance)
                .filter(order -> ids.add(order.key()))
                .toList();
    }
}
