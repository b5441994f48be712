package io.loyaltystreams.sink;

import java.time.Duration;

/**
 * The rate after Piggy throttled: half of it at once, then regained step by step up to nearly what it was, then more slowly than
 * before, and faster again once that has held. So a limit that Piggy does not tell is rarely hit, and one that has risen is found.
 */
final class Recovery {

    private static final double HALF = 0.5;
    private static final double NEARLY = 0.985;
    private static final double STEP = 0.1;
    private static final long STEP_EVERY = Duration.ofSeconds(1).toNanos();

    /** After so many calls, or so long, the rate has grown by {@link #GROWTH}; after twice as much by eight times that. */
    private static final double CALLS = 3_000;

    private static final double TIME = Duration.ofMinutes(10).toNanos();
    private static final double GROWTH = 0.015;

    private double ceiling = Double.POSITIVE_INFINITY;
    private double from;
    private long since;
    private long nearlyBackAt;
    private long calls;

    /** @param granted calls per second when it happened; at least {@code least} stay */
    void throttled(double granted, double least, long now) {
        ceiling = Math.max(least, granted * NEARLY);
        from = Math.max(least, granted * HALF);
        since = now;
        var steps = (long) Math.ceil((ceiling - from) / (STEP * ceiling));
        nearlyBackAt = now + steps * STEP_EVERY;
        calls = 0;
    }

    void called(long now) {
        calls += now - nearlyBackAt > 0 ? 1 : 0;
    }

    /** Whatever was learnt holds no more. */
    void over() {
        ceiling = Double.POSITIVE_INFINITY;
    }

    /** The most calls per second now. */
    double most(long now) {
        if (ceiling == Double.POSITIVE_INFINITY) {
            return ceiling;
        }
        var steps = (now - since) / STEP_EVERY;
        var regained = from + steps * STEP * ceiling;
        if (regained < ceiling) {
            return regained;
        }
        var held = Math.max(calls / CALLS, Math.max(0, now - nearlyBackAt) / TIME);
        return ceiling * (1 + GROWTH * held * held * held);
    }
}
