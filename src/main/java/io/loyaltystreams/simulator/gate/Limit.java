package io.loyaltystreams.simulator.gate;

import java.time.Duration;

/** So many requests in each window. */
public record Limit(int requests, Duration window) {

    /** As far as known, Piggy's own. */
    public static final Limit DEFAULT = new Limit(5000, Duration.ofMinutes(1));

    /** So many in each second. */
    public static Limit perSecond(int requests) {
        return new Limit(requests, Duration.ofSeconds(1));
    }

    public Limit {
        if (requests < 1) {
            throw new IllegalArgumentException("requests: must be at least 1, but is " + requests);
        }
        if (!window.isPositive()) {
            throw new IllegalArgumentException("window: must be longer than zero, but is " + window);
        }
    }
}
