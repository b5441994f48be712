package io.loyaltystreams.bench.sink;

import java.util.Collection;
import java.util.List;

/** The distribution of some times, in milliseconds. */
record Percentiles(int count, long p50, long p99, long max) {

    static Percentiles of(Collection<Long> millis) {
        var sorted = millis.stream().sorted().toList();
        return new Percentiles(sorted.size(), at(sorted, 50), at(sorted, 99), at(sorted, 100));
    }

    /** The smallest value that so many in a hundred do not exceed; 0 when there is none. */
    private static long at(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, Math.ceilDiv(sorted.size() * percent, 100) - 1));
    }

    @Override
    public String toString() {
        return "p50 %,d ms, p99 %,d ms, max %,d ms (%,d)".formatted(p50, p99, max, count);
    }
}
