package io.loyaltystreams.stream;

import io.loyaltystreams.serde.RegistryUnavailableException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a schema registry that does not answer. No record is skipped meanwhile: the stream thread stands still, and after
 * {@code giveUpAfter} the instance fails, which an operator sees. It should lie below {@code max.poll.interval.ms}. When the wait
 * outlives the open transaction, what that held is read again afterwards.
 */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Duration giveUpAfter;
    private final LongSupplier nanoTime;

    Patience(Duration giveUpAfter, LongSupplier nanoTime) {
        this.giveUpAfter = giveUpAfter;
        this.nanoTime = nanoTime;
    }

    <T> T await(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (RegistryUnavailableException first) {
            LOG.warn("The schema registry does not answer; waiting up to {}: {}", giveUpAfter, first.getMessage());
            return retry(attempt);
        }
    }

    private <T> T retry(Supplier<T> attempt) {
        Duration wait = FIRST_WAIT;
        long end = nanoTime.getAsLong() + giveUpAfter.toNanos();
        while (true) {
            sleep(wait);
            try {
                T value = attempt.get();
                LOG.info("The schema registry answers again");
                return value;
            } catch (RegistryUnavailableException again) {
                if (nanoTime.getAsLong() - end >= 0) {
                    throw again;
                }
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the schema registry", e);
        }
    }
}
