package io.loyaltystreams.simulator.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FixedWindowTest {

    private static final Instant START = Instant.parse("2026-03-04T10:15:30.250Z");

    private final FixedWindow window = new FixedWindow(new Limit(2, Duration.ofSeconds(10)));

    @Test
    void admitsSoManyInAWindowAndTellsTheOthersWhenItEnds() {
        assertThat(window.admit(START).remaining()).isEqualTo(1);
        assertThat(window.admit(START.plusSeconds(3)).remaining()).isZero();

        var refused = window.admit(START.plusMillis(3_001));

        assertThat(refused.admitted()).isFalse();
        assertThat(refused.retryAfter()).as("6.999 s, rounded up").isEqualTo(7);
        assertThat(refused.end()).isEqualTo(START.plusSeconds(10));
        assertThat(window.admit(START.plusMillis(9_999)).retryAfter()).isEqualTo(1);
    }

    @Test
    void beginsTheNextWindowWithTheFirstRequestAfterTheLast() {
        window.admit(START);
        window.admit(START);

        assertThat(window.admit(START.plusSeconds(10)).admitted()).isTrue();
        assertThat(window.admit(START.plusSeconds(45)).end()).isEqualTo(START.plusSeconds(55));
    }

    @Test
    void usesNothingByLooking() {
        window.look(START);
        assertThat(window.look(START).remaining()).isEqualTo(2);
    }

    @Test
    void startsAfreshUnderAnotherLimit() {
        window.admit(START);
        window.admit(START);
        window.change(Limit.perSecond(1));

        var first = window.admit(START);
        assertThat(first.admitted()).isTrue();
        assertThat(first.limit()).isEqualTo(1);
        assertThat(window.admit(START).admitted()).isFalse();
        assertThat(window.admit(START.plusSeconds(1)).admitted()).isTrue();
    }

    @Test
    void refusesALimitOfNothing() {
        assertThatThrownBy(() -> new Limit(0, Duration.ofSeconds(1))).hasMessageStartingWith("requests: ");
        assertThatThrownBy(() -> new Limit(1, Duration.ZERO)).hasMessageStartingWith("window: ");
    }
}
