package io.loyaltystreams.sink;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Piggy's fixed window as far as its headers show it. They tell limit and remaining calls but not the window's length,
 * so that is learnt from the jumps of what remains. When little remains, it is spread over the rest of the window.
 */
final class Budget {

    private static final int NEARLY_NOTHING = 10;
    private static final int A_JUMP = 4;

    /** A quiet time between two jumps looks like a long window; it must not make the calls after it slow. */
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();

    private long limit;
    private long remaining;
    private OptionalLong start = OptionalLong.empty();
    private OptionalLong length = OptionalLong.empty();

    void told(long limit, long remaining, long now) {
        // answers may overtake each other, so only a large rise is a new window
        if (this.limit == limit && remaining - this.remaining > limit / A_JUMP) {
            newWindow(now);
        }
        this.limit = limit;
        this.remaining = remaining;
    }

    private void newWindow(long now) {
        if (start.isPresent()) {
            var seen = Math.min(LONGEST, now - start.getAsLong());
            length = OptionalLong.of(length.isPresent() ? Math.min(length.getAsLong(), seen) : seen);
        }
        start = OptionalLong.of(now);
    }

    /** The time between two calls, at least {@code interval}. */
    long spread(long interval, long now) {
        if (limit == 0 || remaining * NEARLY_NOTHING >= limit) {
            return interval;
        }
        if (length.isEmpty()) {
            return 2 * interval;
        }
        var left = start.getAsLong() + length.getAsLong() - now;
        return Math.max(interval, left / (remaining + 1));
    }
}
