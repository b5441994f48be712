package io.loyaltystreams.sink;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Piggy's fixed window as far as its headers show it: they tell the limit and the calls that remain, but neither when a window
 * began nor how long it is, so both are learnt from when the count starts anew. All instances together use one window, so
 * this one takes only its share of what remains. Times are nanoseconds of one monotone clock.
 */
final class Budget {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long SHORTEST = Duration.ofMillis(500).toNanos();
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    /** Windows are whole seconds; answers take their time, so that what is seen is a little more or less. */
    private static final double NEARLY = 0.06;

    /** How much later than ours Piggy's window may end: calls do not all travel equally fast. Grows when it was too little. */
    private static final long LEAST_MARGIN = Duration.ofMillis(4).toNanos();

    private static final long MOST_MARGIN = Duration.ofMillis(100).toNanos();

    /** Pause between calls that try whether a window of unknown length is over. */
    private static final long TRY = Duration.ofMillis(200).toNanos();

    private final RecentCalls calls;
    private long limit;
    private long least;
    private double mine;
    private long start;
    private OptionalLong length = OptionalLong.empty();
    private OptionalLong throttledAt = OptionalLong.empty();
    private long margin = LEAST_MARGIN;

    Budget(RecentCalls calls) {
        this.calls = calls;
    }

    /**
     * What an answer says.
     *
     * @param share of the calls in the window that are ours
     * @param sentAt when the call was made that it answers
     */
    void told(long limit, long remaining, double share, long sentAt) {
        var underWay = calls.after(sentAt);
        var left = remaining * share - underWay;
        var first = calls.earlier(sentAt, Math.round((limit - remaining - 1) * share));
        // answers may overtake each other by as many as are under way
        var isNew = remaining == limit - 1 || remaining - least > underWay / share + 1;
        if (this.limit != limit) {
            this.limit = limit;
            start = first;
            least = remaining;
        } else if (isNew && first - start >= SHORTEST) {
            learnLength(first - start);
            start = first;
            least = remaining;
        } else if (start - first > SHORTEST / 2) {
            // what was taken for a new window is still the old one
            start = first;
        } else if (sentAt - start < 0 || (left > mine && !isAfterThrottling(sentAt))) {
            // it tells of the window before, or was overtaken by an answer to a later call
            return;
        }
        throttledAt = OptionalLong.empty();
        least = Math.min(least, remaining);
        mine = left;
    }

    /** What was throttled before it was not for want of calls: something else than the window was in the way. */
    private boolean isAfterThrottling(long sentAt) {
        return throttledAt.isPresent() && sentAt - throttledAt.getAsLong() > 0;
    }

    /** A quiet time between two beginnings looks like a long window; the shortest seen is the nearest. */
    private void learnLength(long seen) {
        var seconds = Math.max(1, Math.round((double) seen / SECOND)) * SECOND;
        var likely = Math.abs(seen - seconds) < NEARLY * seconds ? seconds : Math.min(LONGEST, seen);
        length = OptionalLong.of(length.isPresent() ? Math.min(length.getAsLong(), likely) : likely);
    }

    /** Piggy throttled a call that was made at that time: nothing remained, whatever seemed to. */
    void exhausted(long sentAt) {
        mine = Math.min(mine, 0);
        throttledAt = OptionalLong.of(sentAt);
        if (length.isEmpty()) {
            return;
        }
        var late = sentAt - start - length.getAsLong();
        if (Math.abs(late) <= MOST_MARGIN) {
            margin = Math.min(MOST_MARGIN, 2 * margin);
        } else if (late > 0) {
            length = OptionalLong.empty();
        }
    }

    /** Calls per second that the window allows; empty while that is not known. */
    OptionalDouble rate() {
        return limit == 0 || length.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(limit * (double) SECOND / (length.getAsLong() + margin));
    }

    /** A call is made: one less remains. */
    void take() {
        mine--;
    }

    /** The time until the next call, at least {@code interval}. */
    long spread(long interval, double share, long now) {
        if (limit == 0 || mine >= 1) {
            return interval;
        }
        if (length.isEmpty()) {
            return Math.max(interval, calls.last() + TRY - now);
        }
        var left = start + length.getAsLong() + margin - now;
        if (left <= 0) {
            // a new window has begun, and the next answer will tell what is left of it
            start = now;
            least = limit;
            mine = limit * share;
            return interval;
        }
        return Math.max(interval, left);
    }
}
