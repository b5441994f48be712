package io.loyaltystreams.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.TaskId;

/**
 * How late what time alone brings about is done: by the clock, less the instant up to which the slowest task of this instance has
 * done everything. A healthy service shows the settling time; one whose sweep stands still shows more with every second.
 */
final class SweepLag {

    private static final double MILLIS = 1000.0;

    private final MeterRegistry registry;
    private final Map<TaskId, Instant> reached = new ConcurrentHashMap<>();

    SweepLag(MeterRegistry registry, String stage) {
        this.registry = registry;
        Gauge.builder("loyalty.sweep.lag", this, SweepLag::seconds)
                .baseUnit("seconds")
                .description("How late what falls due by time alone is done")
                .tag("stage", stage)
                .strongReference(true)
                .register(registry);
    }

    /**
     * The same step of a task's sweep, watched.
     *
     * @param done the instant before which everything is done, asked after each step
     */
    Predicate<Instant> watched(TaskId task, Supplier<Instant> done, Predicate<Instant> step) {
        // until it is known how far input has been read, the lag counts from here
        reached.put(task, now());
        return upTo -> {
            boolean more = step.test(upTo);
            if (upTo.isAfter(Instant.EPOCH)) {
                reached.put(task, done.get());
            }
            return more;
        };
    }

    /** The task belongs to another instance now. */
    void forget(TaskId task) {
        reached.remove(task);
    }

    private Instant now() {
        return Instant.ofEpochMilli(registry.config().clock().wallTime());
    }

    private double seconds() {
        long now = registry.config().clock().wallTime();
        return reached.values().stream()
                        .mapToLong(instant -> Math.max(0, now - instant.toEpochMilli()))
                        .max()
                        .orElse(0)
                / MILLIS;
    }
}
