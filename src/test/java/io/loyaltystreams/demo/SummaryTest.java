package io.loyaltystreams.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.demo.DemoReport.Counts;
import io.loyaltystreams.demo.DemoReport.Points;
import io.loyaltystreams.demo.DemoReport.Timings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    @TempDir
    private Path directory;

    @Test
    void showsEveryFigureAndThatAllAgrees() {
        var report = report(List.of());
        assertThat(String.join("\n", Summary.lines(report))).isEqualTo("""

                                                      expected      ledger    balances   simulator
                        Points of all members            1,234       1,234       1,234       1,234

                                                      expected       found
                        Ledger entries                      10          10
                        Writes at Piggy                     10          10
                        Records without effect               4           4
                        Dead letters INVALID                 2           2
                        Returns without an order             1    (parked)

                        20 orders in 27 records: through the ledger in 1.5 s (13 orders/s), at Piggy in 2.0 s, 1.05 Piggy calls per order
                        duplicates 0, lost 0, crashes 0, lost-answer 3
                        Expected points, ledger, balances and Piggy agree.""");
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void namesTheFirstDifferencesAndFails() {
        var report = report(IntStream.range(0, 25)
                .mapToObj(number -> "missing ledger entry order:%d:earn".formatted(number))
                .toList());
        assertThat(Summary.lines(report))
                .contains("25 differences:", "  missing ledger entry order:19:earn")
                .doesNotContain("  missing ledger entry order:20:earn")
                .endsWith("  and 5 more; --report lists them all");
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void writesTheFiguresAsJson() throws Exception {
        var file = directory.resolve("r.json");
        report(List.of("missing x")).writeTo(file);
        var json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("orders").asInt()).isEqualTo(20);
        assertThat(json.path("points").path("simulator").asLong()).isEqualTo(1234);
        assertThat(json.path("duplicates").asLong(-1)).isZero();
        assertThat(json.path("lost").asLong(-1)).isZero();
        assertThat(json.path("deadLetters").path("INVALID").path("expected").asInt())
                .isEqualTo(2);
        assertThat(json.path("differences").get(0).asText()).isEqualTo("missing x");
    }

    private static DemoReport report(List<String> differences) {
        return new DemoReport(
                20,
                1,
                27,
                0,
                new Points(1234, 1234, 1234, 1234),
                new Counts(10, 10),
                new Counts(4, 4),
                Map.of("INVALID", new Counts(2, 2)),
                new Counts(10, 10),
                1,
                0,
                0,
                21,
                1.05,
                Map.of("lost-answer", 3L),
                new Timings(9.0, 1.5, 2.0, 13),
                differences);
    }
}
