package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Reply.Allowance;
import java.time.Duration;

/**
 * When the next call may be made: this instance's share of the account-wide rate or of what Piggy says it allows, cut when Piggy
 * throttles and regained step by step. Only arithmetic; times are nanoseconds of one monotone clock, and nobody waits here.
 */
final class Pace {

    /** A loop that wakes up late may catch up by this much, else each late wake-up would cost a piece of the rate. */
    private static final long CATCH_UP = Duration.ofMillis(20).toNanos();

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final double LEAST = 0.05;

    private final double accountRate;
    private final RecentCalls calls = new RecentCalls();
    private final Budget budget = new Budget(calls);
    private final Recovery recovery = new Recovery();
    private double share = 1;
    private long limit;
    private long free;

    /** @param accountRate calls per second of all instances together */
    Pace(double accountRate) {
        this.accountRate = accountRate;
    }

    /** The part of the account's rate that this instance may use: partitions held of all partitions. */
    void share(int held, int all) {
        var before = share;
        share = all == 0 ? 1 : (double) held / all;
        if (before != share) {
            recovery.over();
        }
    }

    /** Calls per second that are granted now. */
    double granted(long now) {
        var allowed = Math.min(accountRate, budget.rate().orElse(accountRate)) * share;
        return Math.min(allowed, recovery.most(now));
    }

    /** Calls per second that were made in the last ten seconds. */
    double used(long now) {
        return calls.after(now - 10 * SECOND) / 10.0;
    }

    /** Nanoseconds until a call may be made; zero when one may be made now. */
    long untilFree(long now) {
        return share == 0 ? SECOND : Math.max(0, free - now);
    }

    /** A call is made now. */
    void take(long now) {
        var interval = (long) (SECOND / granted(now));
        calls.add(now);
        recovery.called(now);
        budget.take();
        var next = Math.max(free, now - Math.min(CATCH_UP, interval)) + interval;
        // a wall is waited for from now on; what was missed before it is not caught up behind it
        var wait = budget.spread(0, share, now);
        free = Math.max(next, now + wait);
    }

    /**
     * Piggy throttled: half the rate from now on.
     *
     * @param sentAt when the call was made
     */
    void cut(long sentAt, long now) {
        recovery.throttled(granted(now), LEAST * accountRate * share, now);
        budget.exhausted(sentAt);
    }

    /**
     * What an answer said about the account's limit.
     *
     * @param sentAt when the call was made that it answers
     */
    void allowance(Allowance allowance, long sentAt, long now) {
        if (limit != 0 && limit != allowance.limit()) {
            // what was found out about another limit says nothing about this one
            recovery.over();
        }
        limit = allowance.limit();
        budget.told(allowance.limit(), allowance.remaining(), share, sentAt);
        free = Math.max(free, now + budget.spread(0, share, now));
    }
}
