package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Call;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether Piggy's plan allows new contacts. When it does not, calls that may need one are tried one at a time and seldom,
 * until one works; all others go on. Times are nanoseconds of one monotone clock.
 */
final class Quota {

    private final Duration tryEvery;
    private boolean reached;
    private long nextTry;

    Quota(Duration tryEvery) {
        this.tryEvery = tryEvery;
    }

    /** Whether the call may be made now; the caller must make it. */
    boolean lets(Call<?> call, long now) {
        if (!reached || !call.makesContact()) {
            return true;
        }
        if (now - nextTry < 0) {
            return false;
        }
        nextTry = now + tryEvery.toNanos();
        return true;
    }

    /** Piggy refused to make a contact. */
    void reached(long now) {
        if (!reached) {
            reached = true;
            nextTry = now + tryEvery.toNanos();
        }
    }

    /** Piggy did a call. */
    void worked(Call<?> call) {
        reached = reached && !call.makesContact();
    }

    /** No command waits for it any more. */
    void forget() {
        reached = false;
    }

    long nextTry() {
        return nextTry;
    }

    Optional<String> reason() {
        return reached ? Optional.of("Piggy refuses new contacts: plan quota (60000)") : Optional.empty();
    }
}
