package io.loyaltystreams.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job from end to end on real processes; prints what the demo prints when it fails. */
class DemoIT {

    private static final int ORDERS = 300;

    /** Slow enough for the crashes to come while traffic flows. */
    private static final int RECORDS_PER_SECOND = 60;

    @TempDir
    private Path directory;

    @Test
    void agreesToThePoint() {
        reconciles(DemoSettings.of(ORDERS, 1));
    }

    @Test
    void agreesWhenPiggyLosesAnswers() throws Exception {
        var faults = directory.resolve("faults.yaml");
        Files.writeString(faults, "faults: [ { kind: lost-answer, probability: 0.05 } ]\n");
        var report = reconciles(new DemoSettings(ORDERS, 0, 2, Optional.of(faults), Optional.empty(), false, 0));
        assertThat(report.faults().get("lost-answer")).as("answers lost").isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void agreesWhenTheServiceIsKilledAtARandomMoment(long seed) {
        var report = reconciles(
                new DemoSettings(ORDERS, RECORDS_PER_SECOND, seed, Optional.empty(), Optional.empty(), false, 1));
        assertThat(report.crashes()).as("seed %d", seed).isEqualTo(1);
    }

    private static DemoReport reconciles(DemoSettings settings) {
        var printed = new ByteArrayOutputStream();
        var report = Demo.run(settings, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(report.differences())
                .as("seed %d%n%s", settings.seed(), printed.toString(StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(report.points().simulator()).as("points").isPositive();
        return report;
    }
}
