package io.loyaltystreams.simulator.gate;

import java.time.Duration;
import java.time.Instant;

/** Counts requests in windows that begin with the first request after the last window. Pure arithmetic: time is handed in. */
final class FixedWindow {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private Limit limit;
    private Instant end = Instant.MIN;
    private int used;

    /**
     * What is left.
     *
     * @param retryAfter whole seconds until the window ends, at least 1
     */
    record Admission(boolean admitted, int limit, int remaining, long retryAfter, Instant end) {}

    FixedWindow(Limit limit) {
        this.limit = limit;
    }

    synchronized void change(Limit changed) {
        limit = changed;
        end = Instant.MIN;
    }

    synchronized Admission admit(Instant now) {
        roll(now);
        boolean admitted = used < limit.requests();
        if (admitted) {
            used++;
        }
        return admission(admitted, now);
    }

    /** What is left, without using any of it. */
    synchronized Admission look(Instant now) {
        roll(now);
        return admission(true, now);
    }

    private void roll(Instant now) {
        if (!now.isBefore(end)) {
            end = now.plus(limit.window());
            used = 0;
        }
    }

    private Admission admission(boolean admitted, Instant now) {
        var left = Duration.between(now, end);
        long seconds = Math.max(1, left.plus(SECOND.minusNanos(1)).toSeconds());
        return new Admission(admitted, limit.requests(), limit.requests() - used, seconds, end);
    }
}
