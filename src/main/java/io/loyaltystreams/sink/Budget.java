package io.loyaltystreams.sink;

import java.time.Duration;
import java.util.Optional;
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

    /** @param least calls that the answers left of it, at the lowest */
    private record Begun(long start, long least) {}

    private final RecentCalls calls;
    private long limit;
    private double mine;
    private Begun window = new Begun(0, 0);
    private Optional<Begun> before = Optional.empty();
    private long lastTold = Long.MIN_VALUE;
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
        if (sentAt - lastTold < 0 && this.limit != 0) {
            // it was overtaken by the answer to a later call
            return;
        }
        if (this.limit != limit) {
            this.limit = limit;
            begin(firstCall(remaining, share, sentAt), remaining);
        } else if (sentAt - window.start() < 0 || isLate(remaining, sentAt)) {
            // it tells of the window before
            return;
        } else if (!isStillTheOldOne(remaining) && isNew(remaining, share, sentAt)) {
            var first = firstCall(remaining, share, sentAt);
            learnLength(first - window.start());
            begin(first, remaining);
        }
        count(remaining, share, sentAt);
    }

    /** Our first call in the window: by the share that is ours, but others may have made more of them; not one of the window before. */
    private long firstCall(long remaining, double share, long sentAt) {
        var evenly = calls.earlier(sentAt, (long) ((limit - remaining - 1) * share));
        return limit == 0 ? evenly : Math.max(evenly, calls.firstAfter(lastTold, sentAt));
    }

    private void begin(long start, long least) {
        window = new Begun(start, least);
        before = Optional.empty();
        mine = Double.POSITIVE_INFINITY;
    }

    /** The count starts anew; answers may overtake each other by as many as are under way. */
    private boolean isNew(long remaining, double share, long sentAt) {
        var restarts = remaining == limit - 1 || remaining - window.least() > calls.after(sentAt) / share + 1;
        return restarts && firstCall(remaining, share, sentAt) - window.start() >= SHORTEST;
    }

    /** The window was taken for over a little before it was. */
    private boolean isLate(long remaining, long sentAt) {
        return goesOnFalling(remaining) && sentAt - window.start() <= MOST_MARGIN;
    }

    private boolean goesOnFalling(long remaining) {
        return before.filter(old -> remaining <= old.least() && remaining < limit / 2)
                .isPresent();
    }

    /** The window was taken for over, but is longer than was learnt. */
    private boolean isStillTheOldOne(long remaining) {
        var isOld = goesOnFalling(remaining);
        if (isOld) {
            window = before.orElseThrow();
            length = OptionalLong.empty();
        }
        before = Optional.empty();
        return isOld;
    }

    private void count(long remaining, double share, long sentAt) {
        lastTold = sentAt;
        window = new Begun(window.start(), Math.min(window.least(), remaining));
        if (isAfterThrottling(sentAt)) {
            throttledAt = OptionalLong.empty();
            mine = Double.POSITIVE_INFINITY;
        }
        // a share of what remains, taken again and again, would reach into the shares of the other instances
        var left = remaining * share - calls.after(sentAt);
        mine = Math.min(mine, Math.min(left, limit * share - calls.after(window.start() - 1)));
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
        // a window that was only taken for begun has not
        before.ifPresent(old -> window = old);
        before = Optional.empty();
        mine = Math.min(mine, 0);
        throttledAt = OptionalLong.of(sentAt);
        if (length.isEmpty()) {
            return;
        }
        var late = sentAt - window.start() - length.getAsLong();
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
        var left = window.start() + length.getAsLong() + margin - now;
        if (left <= 0) {
            // a new window has begun, and the next answer will tell what is left of it
            before = Optional.of(window);
            window = new Begun(now, limit);
            mine = limit * share;
            return interval;
        }
        return Math.max(interval, left);
    }
}
