package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Optional<Duration> TEN_SECONDS = Optional.of(Duration.ofSeconds(10));

    private final Gate gate =
            new Gate(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(1)), Duration.ofSeconds(30));

    @Test
    void waitsAsLongAsPiggyAsks() {
        gate.close("429", TEN_SECONDS, 0, SECOND);
        assertThat(gate.lets(0, 10 * SECOND)).isFalse();
        assertThat(gate.untilOpen(10 * SECOND)).isEqualTo(SECOND);
        assertThat(gate.lets(0, 11 * SECOND)).isTrue();
    }

    @Test
    void triesOneCallAtATimeUntilOneWorks() {
        gate.close("503", TEN_SECONDS, 0, SECOND);
        assertThat(gate.lets(0, 11 * SECOND)).isTrue();
        assertThat(gate.lets(1, 11 * SECOND)).isFalse();
        gate.worked(11 * SECOND);
        assertThat(gate.lets(5, 11 * SECOND)).isTrue();
        assertThat(gate.reason()).isEmpty();
    }

    @Test
    void takesAnswersToCallsSentBeforeTheTroubleForNothingNew() {
        assertThat(gate.close("429", TEN_SECONDS, 0, SECOND)).isTrue();
        assertThat(gate.close("429", TEN_SECONDS, 0, 2 * SECOND)).isFalse();
        gate.worked(0);
        assertThat(gate.reason()).contains("429");
        assertThat(gate.untilOpen(2 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void backsOffLongerEachTimeWithoutARetryAfter() {
        long longest = 0;
        long now = 0;
        for (var i = 0; i < 8; i++) {
            gate.close("503", Optional.empty(), now, now);
            longest = Math.max(longest, gate.untilOpen(now));
            now += gate.untilOpen(now);
            assertThat(gate.lets(0, now)).isTrue();
        }
        assertThat(longest).isGreaterThan(5 * SECOND).isLessThanOrEqualTo(60 * SECOND);
    }

    @Test
    void probesBeforeAnythingElseAfterTheAccountWasRefused() {
        gate.bar("401", SECOND);
        assertThat(gate.wantsProbe()).isTrue();
        assertThat(gate.lets(0, 30 * SECOND)).isFalse();
        assertThat(gate.lets(0, 31 * SECOND)).isTrue();
        gate.worked(31 * SECOND);
        assertThat(gate.wantsProbe()).as("only the probe itself counts").isTrue();
        gate.probed();
        assertThat(gate.wantsProbe()).isFalse();
        assertThat(gate.lets(1, 31 * SECOND)).isFalse();
    }
}
