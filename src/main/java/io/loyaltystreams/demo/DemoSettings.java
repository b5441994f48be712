package io.loyaltystreams.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to demonstrate.
 *
 * @param orders how many orders count, from 1
 * @param rate records per second; 0 for as fast as possible
 * @param seed decides the traffic and the moments of the crashes
 * @param faults what goes wrong at Piggy, as the simulator reads it
 * @param report where the figures go as JSON
 * @param keep whether the directory with logs and data stays
 * @param crashes how often the service is killed while it works
 */
public record DemoSettings(
        int orders, int rate, long seed, Optional<Path> faults, Optional<Path> report, boolean keep, int crashes) {

    public static final int DEFAULT_ORDERS = 2000;

    public DemoSettings {
        atLeast(1, orders, "--orders");
        atLeast(0, rate, "--rate");
        atLeast(0, crashes, "--crash");
    }

    public static DemoSettings of(int orders, long seed) {
        return new DemoSettings(orders, 0, seed, Optional.empty(), Optional.empty(), false, 0);
    }

    private static void atLeast(int least, int value, String option) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d, but is %d".formatted(option, least, value));
        }
    }
}
