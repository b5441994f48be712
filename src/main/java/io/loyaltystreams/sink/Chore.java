package io.loyaltystreams.sink;

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
