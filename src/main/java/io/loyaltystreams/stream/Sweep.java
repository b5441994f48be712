package io.loyaltystreams.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * When and how far what is due without an event is done. A task's own stream time would not do: its records come from many partitions
 * that are read at different paces, so it may be ahead of records that are still on their way to it.
 *
 * @param every how often a task looks whether something is due
 * @param atMost how many ids one step visits: live records run between the steps
 * @param inputReadUpTo the instant up to which every input is known to have been read: while there are unread records, time
 *     passes only as they do
 */
public record Sweep(Duration every, int atMost, Supplier<Instant> inputReadUpTo) {

    /** From one step to the next while there is more to do. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** @param step does what is due by an instant, as far as one step goes; tells whether more may be due */
    void schedule(ProcessorContext<?, ?> context, Predicate<Instant> step) {
        Duration pause = every.compareTo(PAUSE) < 0 ? every : PAUSE;
        context.schedule(pause, PunctuationType.WALL_CLOCK_TIME, new Steps(step)::next);
    }

    private final class Steps {

        private final Predicate<Instant> step;
        private boolean more;
        private long lookAgainAt = Long.MIN_VALUE;

        Steps(Predicate<Instant> step) {
            this.step = step;
        }

        void next(long now) {
            if (more || now >= lookAgainAt) {
                more = step.test(inputReadUpTo.get());
                lookAgainAt = now + every.toMillis();
            }
        }
    }
}
