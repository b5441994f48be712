package io.loyaltystreams.demo;

import java.util.function.LongSupplier;

/** The time from the start to the last change of a count. */
final class Stopwatch {

    private final LongSupplier nanos;
    private long start;
    private long end;
    private long count;

    Stopwatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void start() {
        start = nanos.getAsLong();
        end = start;
    }

    void lap(long newCount) {
        if (newCount != count) {
            count = newCount;
            end = nanos.getAsLong();
        }
    }

    long nanos() {
        return end - start;
    }
}
