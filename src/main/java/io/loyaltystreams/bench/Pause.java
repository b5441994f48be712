package io.loyaltystreams.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits. */
final class Pause {

    private static final long LOOK_MILLIS = 20;

    private Pause() {}

    static void until(Instant time) {
        sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
    }

    /** Throws {@link IllegalStateException} if it takes too long. */
    static void until(BooleanSupplier done, Duration atMost, String what) {
        Instant end = Instant.now().plus(atMost);
        while (!done.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Waited " + atMost + " in vain for " + what);
            }
            sleep(LOOK_MILLIS);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
