package io.loyaltystreams.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter: a random wait up to a bound that doubles with each failure. */
record Backoff(Duration base, Duration longest, RandomGenerator random) {

    private static final int MOST_DOUBLINGS = 30;

    /** @param failures how many in a row, from 1 */
    Duration afterFailures(int failures) {
        var doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        var bound = Math.min(base.toNanos() << doublings, longest.toNanos());
        // a shift that ran over is negative
        return Duration.ofNanos(random.nextLong(bound > 0 ? bound : longest.toNanos()) + 1);
    }
}
