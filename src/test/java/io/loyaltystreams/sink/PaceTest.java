package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loyaltystreams.piggy.Reply.Allowance;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    /** Calls made in that time by a loop that wakes up {@code late} nanoseconds after it could have. */
    private static long calls(Pace pace, long from, long until, long late) {
        long calls = 0;
        for (var now = from; now < until; calls++) {
            pace.take(now);
            now += pace.untilFree(now) == 0 ? 0 : pace.untilFree(now) + late;
        }
        return calls;
    }

    @Test
    void leavesEqualTimeBetweenCalls() {
        var pace = new Pace(5);
        pace.take(SECOND);
        assertThat(pace.untilFree(SECOND)).isBetween(180 * MILLI, 200 * MILLI);
        pace.take(SECOND + 200 * MILLI);
        assertThat(pace.untilFree(SECOND + 200 * MILLI)).isBetween(180 * MILLI, 200 * MILLI);
    }

    @Test
    void usesTheGrantedRateAlthoughTheLoopWakesUpLate() {
        assertThat(calls(new Pace(200), SECOND, 11 * SECOND, MILLI)).isBetween(1_990L, 2_010L);
    }

    @Test
    void doesNotCatchUpAfterAPause() {
        var pace = new Pace(10);
        pace.take(SECOND);
        assertThat(calls(pace, 60 * SECOND, 61 * SECOND, 0)).isLessThanOrEqualTo(11);
    }

    @Test
    void takesOnlyTheShareOfThePartitionsHeld() {
        var pace = new Pace(12);
        pace.share(3, 12);
        assertThat(pace.granted(0)).isEqualTo(3);
        pace.share(0, 12);
        assertThat(pace.untilFree(0)).isPositive();
    }

    @Test
    void halvesTheRateAndRegainsItStepByStep() {
        var pace = new Pace(10);
        pace.cut(SECOND, SECOND);
        assertThat(pace.granted(SECOND)).isEqualTo(5);
        assertThat(pace.granted(2 * SECOND)).isEqualTo(6, within(0.1));
        assertThat(pace.granted(4 * SECOND)).isEqualTo(8, within(0.1));
        assertThat(pace.granted(7 * SECOND)).as("carefully at the end").isBetween(9.8, 9.9);
        assertThat(pace.granted(3_600 * SECOND)).isEqualTo(10);
    }

    @Test
    void neverCutsToNothing() {
        var pace = new Pace(10);
        for (var i = 0; i < 50; i++) {
            pace.cut(SECOND, SECOND);
        }
        assertThat(pace.granted(SECOND)).isEqualTo(0.5, within(0.01));
    }

    /** A window of a second, learnt from its first call and the first of the next. */
    private static Pace knowingTheWindow(int limit) {
        var pace = new Pace(100);
        pace.allowance(new Allowance(limit, limit - 1), SECOND - MILLI, SECOND);
        pace.allowance(new Allowance(limit, limit - 1), 2 * SECOND - MILLI, 2 * SECOND + 9 * MILLI);
        return pace;
    }

    @Test
    void waitsForTheNextWindowInsteadOfHittingTheWall() {
        var pace = knowingTheWindow(50);
        pace.take(2 * SECOND + 500 * MILLI);
        pace.allowance(new Allowance(50, 0), 2 * SECOND + 500 * MILLI, 2 * SECOND + 510 * MILLI);
        assertThat(pace.untilFree(2 * SECOND + 510 * MILLI)).isBetween(490 * MILLI, 500 * MILLI);
    }

    @Test
    void countsCallsThatAreStillUnderWay() {
        var pace = knowingTheWindow(50);
        pace.take(2 * SECOND + 500 * MILLI);
        pace.take(2 * SECOND + 520 * MILLI);
        pace.allowance(new Allowance(50, 1), 2 * SECOND + 500 * MILLI, 2 * SECOND + 530 * MILLI);
        assertThat(pace.untilFree(2 * SECOND + 530 * MILLI))
                .as("one remained, and one is under way")
                .isGreaterThan(400 * MILLI);
    }

    @Test
    void grantsNoMoreThanPiggySaysItAllows() {
        assertThat(knowingTheWindow(50).granted(3 * SECOND)).isEqualTo(50, within(1.0));
        assertThat(knowingTheWindow(500).granted(3 * SECOND)).isEqualTo(100);
    }

    @Test
    void triesNowAndThenWhenNothingRemainsOfAWindowOfUnknownLength() {
        var pace = new Pace(100);
        pace.take(SECOND);
        pace.allowance(new Allowance(50, 0), SECOND, SECOND + MILLI);
        assertThat(pace.untilFree(SECOND + MILLI)).isEqualTo(199 * MILLI);
    }

    @Test
    void doesNotSlowDownWhileEnoughRemains() {
        var pace = new Pace(100);
        pace.allowance(new Allowance(5_000, 4_000), SECOND, SECOND);
        pace.take(SECOND);
        assertThat(pace.untilFree(SECOND)).isLessThanOrEqualTo(10 * MILLI);
    }
}
