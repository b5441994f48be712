package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Reply.Allowance;
import java.time.Duration;

/**
 * When the next call may be made: this instance's share of the account-wide rate, cut when Piggy throttles and regained
 * step by step. Only arithmetic; times are nanoseconds of one monotone clock, and nobody waits here.
 */
final class Pace {

    /** A loop that wakes up late may catch up by this much, else each late wake-up would cost a piece of the rate. */
    private static final long CATCH_UP = Duration.ofMillis(20).toNanos();

    private static final long REGAIN_EVERY = Duration.ofSeconds(1).toNanos();
    private static final double REGAIN = 0.1;
    private static final double LEAST = 0.05;

    private final double accountRate;
    private final Budget budget = new Budget();
    private double share = 1;
    private double cut = 1;
    private long regainAt;
    private long free;

    /** @param accountRate calls per second of all instances together */
    Pace(double accountRate) {
        this.accountRate = accountRate;
    }

    /** The part of the account's rate that this instance may use: partitions held of all partitions. */
    void share(int held, int all) {
        share = all == 0 ? 1 : (double) held / all;
    }

    /** Calls per second that are granted now. */
    double granted(long now) {
        while (cut < 1 && now - regainAt >= 0) {
            cut = Math.min(1, cut + REGAIN);
            regainAt += REGAIN_EVERY;
        }
        return accountRate * share * cut;
    }

    /** Nanoseconds until a call may be made; zero when one may be made now. */
    long untilFree(long now) {
        return share == 0 ? REGAIN_EVERY : Math.max(0, free - now);
    }

    /** A call is made now. */
    void take(long now) {
        var interval = (long) (Duration.ofSeconds(1).toNanos() / granted(now));
        free = Math.max(free, now - Math.min(CATCH_UP, interval)) + budget.spread(interval, now);
    }

    /** Piggy throttled: half the rate from now on. */
    void cut(long now) {
        granted(now);
        cut = Math.max(LEAST, cut / 2);
        regainAt = now + REGAIN_EVERY;
    }

    /** What an answer said about the account's limit. */
    void allowance(Allowance allowance, long now) {
        budget.told(allowance.limit(), allowance.remaining(), now);
    }
}
