package io.loyaltystreams.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private final AtomicLong clock = new AtomicLong();
    private final Settling settling = new Settling(Duration.ofSeconds(60), clock::get);

    @Test
    void isCalmWhenNothingCameForAWhile() {
        settling.read(10);
        pass(1400);
        settling.read(11);
        pass(1400);
        settling.read(11);
        assertThat(settling.isCalm()).isFalse();
        pass(100);
        assertThat(settling.isCalm()).isTrue();
        assertThat(settling.isStuck()).isFalse();
    }

    @Test
    void isStuckWhenNothingCameForTooLongSinceTheLastRestart() {
        settling.read(10);
        pass(59_000);
        settling.excuse();
        pass(59_000);
        assertThat(settling.isStuck()).isFalse();
        pass(1_000);
        assertThat(settling.isStuck()).isTrue();
    }

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
