package io.loyaltystreams.demo;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Knows from the number of records read so far whether things are over, or stuck. */
public final class Settling {

    /** Long enough for a straggler that would be one too many. */
    private static final Duration CALM = Duration.ofMillis(1500);

    private final Duration patience;
    private final LongSupplier nanos;
    private long records = -1;
    private long since;

    /**
     * Watches.
     *
     * @param patience how long nothing may happen while something is missing
     * @param nanos a clock as {@link System#nanoTime} is one
     */
    public Settling(Duration patience, LongSupplier nanos) {
        this.patience = patience;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /** Takes note of how many records have been read. */
    public void read(long soFar) {
        if (soFar != records) {
            records = soFar;
            since = nanos.getAsLong();
        }
    }

    /** Starts the patience anew, such as after a restart. */
    public void excuse() {
        since = nanos.getAsLong();
    }

    /** Whether nothing came for a while; with nothing missing this is the end. */
    public boolean isCalm() {
        return quiet() >= CALM.toNanos();
    }

    /** Whether nothing came for so long that what is missing will not come. */
    public boolean isStuck() {
        return quiet() >= patience.toNanos();
    }

    private long quiet() {
        return nanos.getAsLong() - since;
    }
}
