package io.loyaltystreams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The alert rules are tested with Prometheus' own tool where it is installed; the Compose stack tests them as well. */
class AlertRulesTest {

    private static final Path RULES = Path.of("monitoring/prometheus/alerts.yml");
    private static final Path TESTS = Path.of("monitoring/prometheus/alerts.test.yml");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @Test
    void fireWhenTheyShouldAndAreSilentWhenAllIsWell() throws Exception {
        Process promtool;
        try {
            promtool = new ProcessBuilder(
                            "promtool", "test", "rules", TESTS.getFileName().toString())
                    .directory(TESTS.getParent().toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException notInstalled) {
            abort("promtool is not installed, so the alert rules are not tested here");
            return;
        }
        var printed = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        assertThat(promtool.waitFor()).as(printed).isZero();
    }

    @Test
    void areEachTestedAndExplained() throws IOException {
        var tests = Files.readString(TESTS);
        var explained = Files.readString(Path.of("docs/operations.md"));
        assertThat(alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(tests).containsPattern("alertname: " + alert + "\n +exp_alerts");
            assertThat(tests).contains("alertname: " + alert + " }");
            assertThat(explained).contains("`" + alert + "`");
        });
    }

    private static List<String> alerts() throws IOException {
        return ALERT.matcher(Files.readString(RULES))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
