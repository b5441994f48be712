package io.loyaltystreams.demo;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How Piggy was called.
 *
 * @param requests by second, of the last hour
 * @param throttled how many were answered with 429
 * @param faults how often each kind struck since the plan of faults was set
 */
public record PiggyTraffic(NavigableMap<Instant, Long> requests, long throttled, Map<String, Long> faults) {

    public PiggyTraffic {
        requests = Collections.unmodifiableNavigableMap(new TreeMap<>(requests));
        faults = Map.copyOf(faults);
    }
}
