package io.loyaltystreams.demo;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How Piggy was called.
 *
 * @param requests by second, of the last hour
 * @param all requests ever
 * @param throttled how many of them were answered with 429
 * @param writes how many changed something
 * @param faults how often each kind struck since the plan of faults was set
 * @param pauses how long callers stayed away when they were told to
 */
public record PiggyTraffic(
        NavigableMap<Instant, Long> requests,
        long all,
        long throttled,
        long writes,
        Map<String, Long> faults,
        List<Pause> pauses) {

    /** In milliseconds. */
    public record Pause(long told, long waited) {}

    public PiggyTraffic {
        requests = Collections.unmodifiableNavigableMap(new TreeMap<>(requests));
        faults = Map.copyOf(faults);
        pauses = List.copyOf(pauses);
    }
}
