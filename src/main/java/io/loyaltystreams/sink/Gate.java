package io.loyaltystreams.sink;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether this instance may talk to Piggy at all. After a closing, one call at a time is let through until one works.
 * Times are nanoseconds of one monotone clock.
 */
final class Gate {

    private sealed interface Condition {
        record Open() implements Condition {}

        record Trying(String why, boolean barred) implements Condition {}

        record Closed(String why, boolean barred, long until) implements Condition {}
    }

    private final Backoff backoff;
    private final Duration probeEvery;
    private Condition condition = new Condition.Open();
    private long closedAt;
    private int failures;

    Gate(Backoff backoff, Duration probeEvery) {
        this.backoff = backoff;
        this.probeEvery = probeEvery;
    }

    boolean lets(int underWay, long now) {
        if (untilOpen(now) > 0) {
            return false;
        }
        if (condition instanceof Condition.Closed closed) {
            condition = new Condition.Trying(closed.why(), closed.barred());
        }
        return condition instanceof Condition.Open || underWay == 0;
    }

    /** Nanoseconds until the gate may let a call through. */
    long untilOpen(long now) {
        return switch (condition) {
            case Condition.Open open -> 0;
            case Condition.Trying trying -> 0;
            case Condition.Closed closed -> Math.max(0, closed.until() - now);
        };
    }

    /** The account is at fault, so that the next call let through should change nothing. */
    boolean wantsProbe() {
        return switch (condition) {
            case Condition.Open open -> false;
            case Condition.Trying trying -> trying.barred();
            case Condition.Closed closed -> closed.barred();
        };
    }

    /** Piggy throttles or is away. Returns false when the gate was closed already after the call was sent. */
    boolean close(String why, Optional<Duration> retryAfter, long sentAt, long now) {
        if (knewThat(sentAt)) {
            extend(why, retryAfter, now);
            return false;
        }
        failures++;
        shut(why, false, retryAfter.orElseGet(() -> backoff.afterFailures(failures)), now);
        return true;
    }

    /** Only a person can help. */
    void bar(String why, long now) {
        shut(why, true, probeEvery, now);
    }

    /** A probe worked: real calls may be tried, one at a time. */
    void probed() {
        reason().ifPresent(why -> condition = new Condition.Trying(why, false));
    }

    /** Piggy answered a call; that opens the gate unless the call was sent before the trouble. */
    void worked(long sentAt) {
        if (!knewThat(sentAt) && !wantsProbe()) {
            failures = 0;
            condition = new Condition.Open();
        }
    }

    /** Why the gate is not open. */
    Optional<String> reason() {
        return switch (condition) {
            case Condition.Open open -> Optional.empty();
            case Condition.Trying trying -> Optional.of(trying.why());
            case Condition.Closed closed -> Optional.of(closed.why());
        };
    }

    private boolean knewThat(long sentAt) {
        return !(condition instanceof Condition.Open) && sentAt - closedAt < 0;
    }

    private void extend(String why, Optional<Duration> retryAfter, long now) {
        if (condition instanceof Condition.Closed closed && !closed.barred()) {
            var until = now + retryAfter.orElse(Duration.ZERO).toNanos();
            condition = new Condition.Closed(why, false, Math.max(closed.until(), until));
        }
    }

    private void shut(String why, boolean barred, Duration pause, long now) {
        closedAt = now;
        condition = new Condition.Closed(why, barred, now + pause.toNanos());
    }
}
