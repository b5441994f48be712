package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.sink.ThrottledPiggy.Limit;
import java.time.Duration;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the throttle, on a virtual clock. They are printed, so that a change shows. */
class ThrottleTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int[] CHANGES = {100, 50, 80, 30, 100, 60};

    private static LongToIntFunction steady(int limit) {
        return now -> limit;
    }

    private static ThrottledPiggy run(String what, Limit limit, int rate, int instances, int seconds) {
        var piggy = new ThrottledPiggy(limit, rate, instances);
        piggy.run(0, seconds * SECOND);
        System.out.printf(
                "%-44s %6.2f %% of the grant, %6.2f %% of what Piggy allows, 429s %.3f %%%n",
                what, piggy.usedOfGrant() * 100, piggy.used() * 100, piggy.throttled() * 100);
        return piggy;
    }

    /** Nothing is left out of the figures, the start included. */
    @ParameterizedTest
    @CsvSource({
        "the limit is what is granted,                100, 1000, 10, 1,  300, 0.99",
        "the same in windows of a second,             100,  100,  1, 1,  300, 0.98",
        "Piggy allows half of what is configured,     200, 1000, 10, 1,  300, 0.99",
        "the same in windows of a second,             200,  100,  1, 1,  300, 0.98",
        "Piggy allows a tenth,                        500,   50,  1, 1,  600, 0.99",
        "windows of a minute,                         100, 3000, 60, 1,  900, 0.99",
        "five calls a second,                           5,  300, 60, 1, 3600, 0.99",
        "two instances share it,                      100, 1000, 10, 2,  300, 0.99",
        "four instances share it,                     100, 1000, 10, 4,  300, 0.99",
        "two share windows of a second,              100,  100,  1, 2,  300, 0.98",
        "four share windows of a second,             200,  100,  1, 4,  300, 0.98",
        "two share half of what is configured,        200, 6000, 60, 2,  900, 0.99",
    })
    void usesASteadyLimitAndRarelyHitsIt(
            String what, int rate, int limit, int window, int instances, int seconds, double use) {
        var piggy = run(what, new Limit(steady(limit), Duration.ofSeconds(window), true), rate, instances, seconds);

        assertThat(piggy.usedOfGrant()).as("used of the grant").isGreaterThanOrEqualTo(0.99);
        assertThat(piggy.used()).as("used").isGreaterThanOrEqualTo(use);
        assertThat(piggy.throttled()).as("429s").isLessThanOrEqualTo(0.001);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.98", "2, 0.98"})
    void rarelyHitsALimitThatChangesEveryTenSeconds(int instances, double use) {
        LongToIntFunction changing = now -> CHANGES[(int) (now / (10 * SECOND) % CHANGES.length)];
        var piggy = run(
                "a limit that changes every ten seconds, " + instances + " instances",
                new Limit(changing, Duration.ofSeconds(1), true),
                100,
                instances,
                300);

        assertThat(piggy.usedOfGrant()).as("used of the grant").isGreaterThanOrEqualTo(0.99);
        assertThat(piggy.throttled()).as("429s").isLessThanOrEqualTo(0.01);
        assertThat(piggy.used()).as("used").isGreaterThanOrEqualTo(use);
    }

    @Test
    void rarelyHitsALimitThatPiggyDoesNotTell() {
        var piggy = run("a limit without headers", new Limit(steady(100), Duration.ofSeconds(1), false), 200, 1, 1_800);

        assertThat(piggy.throttled()).as("429s").isLessThanOrEqualTo(0.001);
        assertThat(piggy.used()).as("used").isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void findsALimitAgainThatPiggyDoesNotTell() {
        LongToIntFunction risesAgain = now -> now < 60 * SECOND ? 20 : 100;
        var piggy = new ThrottledPiggy(new Limit(risesAgain, Duration.ofSeconds(1), false), 100, 1);
        piggy.run(660 * SECOND, 900 * SECOND);

        assertThat(piggy.perSecond(Duration.ofMinutes(4))).isGreaterThan(90);
    }

    @Test
    void obeysRetryAfterToATenthOfASecond() {
        var piggy = run("pauses", new Limit(steady(100), Duration.ofSeconds(1), false), 150, 1, 300);

        assertThat(piggy.earliest()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(piggy.worstDelay()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}
