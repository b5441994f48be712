package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Answer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** The sink's meters. Tags are lanes, calls and results, never a member. */
final class SinkMetrics implements Watch {

    private final MeterRegistry registry;
    private final Map<Lane, AtomicLong> waiting = new EnumMap<>(Lane.class);
    private final Map<Lane, AtomicLong> oldestMillis = new EnumMap<>(Lane.class);
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong milliCallsPerSecond = new AtomicLong();

    SinkMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var lane : Lane.values()) {
            waiting.put(lane, gauge("loyalty.sink.waiting", lane));
            oldestMillis.put(lane, new AtomicLong());
            Gauge.builder("loyalty.sink.oldest.waiting", oldestMillis.get(lane), age -> age.get() / 1000.0)
                    .baseUnit("seconds")
                    .tag("lane", name(lane))
                    .register(registry);
        }
        Gauge.builder("loyalty.sink.in.flight", inFlight, AtomicLong::get).register(registry);
        Gauge.builder("loyalty.sink.rate.granted", milliCallsPerSecond, rate -> rate.get() / 1000.0)
                .description("Calls per second that this instance may make now")
                .register(registry);
    }

    private AtomicLong gauge(String name, Lane lane) {
        var value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get).tag("lane", name(lane)).register(registry);
        return value;
    }

    @Override
    public void throttled() {
        registry.counter("loyalty.sink.throttled").increment();
    }

    @Override
    public void unknown(String call) {
        registry.counter("loyalty.sink.unknown.answers", "call", call).increment();
    }

    /** A call has been answered. */
    void called(Sending sending, Answer<?> answer, long now) {
        Timer.builder("loyalty.sink.call")
                .tag("call", sending.ask().call().name())
                .tag("answer", answer.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .register(registry)
                .record(Duration.ofNanos(now - sending.at()));
    }

    /** An outcome has been committed. */
    void committed(Settlement settlement) {
        var result = settlement.verdict().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        var delivery = settlement.delivery();
        registry.counter("loyalty.sink.commands", "lane", name(delivery.lane()), "result", result)
                .increment();
        if (delivery.wasLookedUp()) {
            registry.counter("loyalty.sink.unknown", "ended", delivery.foundAfterAll() ? "found" : "sent")
                    .increment();
        }
    }

    /** What the loop sees now. */
    void show(Map<TopicPartition, Window> windows, Map<String, Lane> lanes, Instant now) {
        for (var lane : Lane.values()) {
            var own = windows.entrySet().stream()
                    .filter(entry -> lanes.get(entry.getKey().topic()) == lane)
                    .map(Map.Entry::getValue)
                    .toList();
            waiting.get(lane).set(own.stream().mapToLong(Window::unfinished).sum());
            oldestMillis.get(lane).set(age(own, now));
        }
    }

    void show(int underWay, double granted) {
        inFlight.set(underWay);
        milliCallsPerSecond.set(Math.round(granted * 1000));
    }

    private static long age(Collection<Window> windows, Instant now) {
        return windows.stream()
                .flatMapToLong(window -> window.oldest().stream())
                .map(oldest -> Math.max(0, now.toEpochMilli() - oldest))
                .max()
                .orElse(0);
    }

    private static String name(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }
}
