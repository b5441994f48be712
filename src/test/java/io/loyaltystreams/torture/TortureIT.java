package io.loyaltystreams.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short torture; {@code -Dtorture.seconds=600} makes each longer. */
@Timeout(3600)
class TortureIT {

    private static final Duration DURATION = Duration.ofSeconds(Long.getLong("torture.seconds", 20));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyCommandTakesEffectOnceAndInOrderWhateverBreaks(long seed) {
        var printed = new ByteArrayOutputStream();

        var report =
                Torture.run(TortureSettings.of(DURATION, seed), new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(report.differences())
                .as("seed %d%n%s", seed, printed.toString(StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(report.troubles()).as("seed %d", seed).isNotEmpty();
        assertThat(report.commands()).as("seed %d", seed).isPositive().isEqualTo(report.writes());
    }
}
