package io.loyaltystreams.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when it is told to. */
final class TurnedClock implements InstantSource {

    private volatile Instant now;

    TurnedClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(String to) {
        now = Instant.parse(to);
    }

    void forward(Duration by) {
        now = now.plus(by);
    }
}
