package io.loyaltystreams.sink;

import java.util.Optional;

/** The sink's own business at Piggy, before any command. */
final class Chore extends Job {

    private boolean busy;
    private long notBefore = Long.MIN_VALUE;

    Chore(Step first) {
        super(first);
    }

    boolean isDue(long now) {
        return !busy && (notBefore == Long.MIN_VALUE || now - notBefore >= 0);
    }

    /** Nanoseconds until it is due; empty while it waits for an answer. */
    Optional<Long> untilDue(long now) {
        if (busy) {
            return Optional.empty();
        }
        return Optional.of(notBefore == Long.MIN_VALUE ? 0 : Math.max(0, notBefore - now));
    }

    void begin() {
        busy = true;
    }

    void pauseUntil(long time) {
        busy = false;
        notBefore = time;
    }

    boolean finished() {
        return next() instanceof Step.Settled;
    }
}
