package io.loyaltystreams.torture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often Piggy was called, second by second. */
final class CallRate {

    private final NavigableMap<Instant, Long> bySecond = new TreeMap<>();

    /** Takes note of what Piggy counted so far. */
    void note(NavigableMap<Instant, Long> counted) {
        counted.forEach((second, requests) -> bySecond.merge(second, requests, Math::max));
    }

    /** The most calls in any so many seconds in a row. */
    long most(int seconds) {
        var most = 0L;
        for (var first : bySecond.keySet()) {
            var within = bySecond.subMap(first, true, first.plusSeconds(seconds), false);
            most = Math.max(
                    most, within.values().stream().mapToLong(Long::longValue).sum());
        }
        return most;
    }

    long calls() {
        return bySecond.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Windows in which there were more calls than granted, in words.
     *
     * @param grant calls per second
     * @param underWay most calls under way at once: those sent before a window may arrive in it
     */
    List<String> above(int grant, int underWay) {
        var above = new ArrayList<String>();
        for (var seconds : List.of(1, 10, 60)) {
            var allowed = (long) grant * seconds + underWay;
            var most = most(seconds);
            if (most > allowed) {
                above.add(
                        "rate above the grant: %d calls within %d s, where %d per second are granted and %d may be under way"
                                .formatted(most, seconds, grant, underWay));
            }
        }
        return above;
    }
}
