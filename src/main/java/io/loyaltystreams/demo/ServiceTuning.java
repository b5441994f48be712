package io.loyaltystreams.demo;

import java.time.Duration;

/**
 * How the services of a stage meet Piggy.
 *
 * @param callsPerSecond what all instances together may make
 * @param requestTimeout how long they wait for an answer
 * @param settlingTime how long Piggy may take to show what it has applied
 */
public record ServiceTuning(int callsPerSecond, Duration requestTimeout, Duration settlingTime) {

    /** More calls than it can make: to show what it can. */
    public static final ServiceTuning FAST = new ServiceTuning(20_000, Duration.ofSeconds(3), Duration.ofMillis(500));
}
