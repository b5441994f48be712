package io.loyaltystreams.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much to torture.
 *
 * @param duration how long traffic flows and things break; what is then under way is waited for
 * @param seed decides the traffic, what breaks and when, and what Piggy does wrong
 * @param report where the figures go as JSON
 * @param keep whether the directory with logs and data stays
 */
public record TortureSettings(Duration duration, long seed, Optional<Path> report, boolean keep) {

    public TortureSettings {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("--minutes must be above 0");
        }
    }

    public static TortureSettings of(Duration duration, long seed) {
        return new TortureSettings(duration, seed, Optional.empty(), false);
    }
}
