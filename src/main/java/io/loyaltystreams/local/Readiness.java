package io.loyaltystreams.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a process to become useful, and gives up when it ends or takes too long. */
public final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Readiness() {}

    /**
     * Waits until {@code ready} says so.
     *
     * @throws LocalFailure when the child ends before, or when the time is over; names its log
     */
    public static void await(ChildProcess child, Duration atMost, BooleanSupplier ready) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.isAlive()) {
                throw new LocalFailure("The %s ended while it started: see %s".formatted(child.name(), child.log()));
            }
            if (System.nanoTime() > deadline) {
                throw new LocalFailure("The %s was not ready after %d s: see %s"
                        .formatted(child.name(), atMost.toSeconds(), child.log()));
            }
            pause(child);
        }
    }

    private static void pause(ChildProcess child) {
        if (child.ended(PAUSE) && Thread.currentThread().isInterrupted()) {
            throw new LocalFailure("Interrupted while the %s started".formatted(child.name()));
        }
    }
}
