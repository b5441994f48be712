package io.loyaltystreams.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.simulator.SimulatorSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
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
    void agreesToThePointAndTellsOperatorsAllAndNothingAboutPeople() {
        var printed = new ByteArrayOutputStream();
        reconciles(new DemoSettings(ORDERS, 0, 1, Optional.empty(), Optional.empty(), true, 0), printed);
        var left = LeftByDemo.of(printed.toString(StandardCharsets.UTF_8));
        try {
            measuresWhatIsWatched(left.metrics());
            assertThat(left.serviceLog())
                    .contains("Topologies are RUNNING", "sink is running")
                    .doesNotContain(" ERROR ");
            Stream.of(left.metrics(), left.serviceLog()).forEach(DemoIT::tellsNothingAboutPeople);
        } finally {
            left.delete();
        }
    }

    private static void measuresWhatIsWatched(String metrics) {
        var watched = LeftByDemo.watched();
        assertThat(watched).hasSizeGreaterThan(20);
        var patterns = Stream.concat(
                watched.stream().map(name -> "^" + name + "[{ ]"),
                Stream.of(
                        "^kafka_stream_thread_process_total",
                        "^jvm_memory_used_bytes",
                        "^kafka_consumer_fetch_manager_records_lag_max\\{client_id=\"[^\"]*-sink-"));
        assertThat(patterns.filter(pattern -> found(pattern, metrics).isEmpty()))
                .as("not in the metrics")
                .isEmpty();
    }

    /**
     * How the people of the demo are called, and the token of Piggy. A card is a number of ten digits, and so are the
     * decimals of some measured averages: those are none.
     */
    private static final List<String> PERSONAL = List.of(
            "@example\\.", "(?<![.\\d])52\\d{8}\\b", "\\+3168\\d{7}", Pattern.quote(SimulatorSettings.DEFAULT_TOKEN));

    private static void tellsNothingAboutPeople(String text) {
        assertThat(PERSONAL.stream().flatMap(pattern -> found(pattern, text).stream()))
                .as("told about people")
                .isEmpty();
    }

    /** The lines that hold the pattern: a failure names these, not some thousand lines of metrics. */
    private static List<String> found(String pattern, String text) {
        var compiled = Pattern.compile(pattern);
        return text.lines().filter(line -> compiled.matcher(line).find()).toList();
    }

    /** The torture does this and more; here it is seen alone. */
    @Test
    @Tag("long")
    void agreesWhenPiggyLosesAnswers() throws Exception {
        var faults = directory.resolve("faults.yaml");
        Files.writeString(faults, "faults: [ { kind: lost-answer, probability: 0.05 } ]\n");
        var report = reconciles(new DemoSettings(ORDERS, 0, 2, Optional.of(faults), Optional.empty(), false, 0));
        assertThat(report.faults().get("lost-answer")).as("answers lost").isPositive();
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(longs = {3, 4})
    void agreesWhenTheServiceIsKilledAtARandomMoment(long seed) {
        var report = reconciles(
                new DemoSettings(ORDERS, RECORDS_PER_SECOND, seed, Optional.empty(), Optional.empty(), false, 1));
        assertThat(report.crashes()).as("seed %d", seed).isEqualTo(1);
    }

    private static DemoReport reconciles(DemoSettings settings) {
        return reconciles(settings, new ByteArrayOutputStream());
    }

    private static DemoReport reconciles(DemoSettings settings, ByteArrayOutputStream printed) {
        var report = Demo.run(settings, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(report.differences())
                .as("seed %d%n%s", settings.seed(), printed.toString(StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(report.points().simulator()).as("points").isPositive();
        return report;
    }
}
