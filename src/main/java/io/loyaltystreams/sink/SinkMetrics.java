package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The sink's meters. Tags are lanes, calls and results, never a member. */
final class SinkMetrics implements Watch {

    private static final List<String> RESULTS = List.of("applied", "refused", "superseded", "unresolved");

    private final MeterRegistry registry;
    private final Map<Lane, AtomicLong> waiting = new EnumMap<>(Lane.class);
    private final Map<Lane, AtomicLong> oldestMillis = new EnumMap<>(Lane.class);
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong milliCallsPerSecond = new AtomicLong();
    private final AtomicLong barred = new AtomicLong();
    private final Counter calls;
    private KafkaClientMetrics clients;

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
        Gauge.builder("loyalty.sink.barred", barred, AtomicLong::get)
                .description("1 while Piggy refuses the account or the token, else 0: a person must act")
                .register(registry);
        calls = Counter.builder("loyalty.sink.calls")
                .description("Calls made: their rate is what is used of loyalty_sink_rate_granted")
                .register(registry);
        startAtZero();
    }

    /** A first refusal must be seen as a rise of its count. */
    private void startAtZero() {
        for (var lane : Lane.values()) {
            RESULTS.forEach(result -> commands(lane, result));
        }
        List.of("found", "sent").forEach(this::lookedUp);
        List.of("REFUSED", "UNREADABLE").forEach(this::deadLetters);
        registry.counter("loyalty.sink.throttled");
    }

    private Counter commands(Lane lane, String result) {
        return registry.counter("loyalty.sink.commands", "lane", name(lane), "result", result);
    }

    private Counter lookedUp(String ended) {
        return registry.counter("loyalty.sink.unknown", "ended", ended);
    }

    private Counter deadLetters(String cause) {
        return registry.counter("loyalty.dead.letters", "source", "sink", "cause", cause);
    }

    /** The clients' own meters; they end with {@link #close}. */
    void bind(Consumer<?, ?> consumer) {
        clients = new KafkaClientMetrics(consumer);
        clients.bindTo(registry);
    }

    void close() {
        clients.close();
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
        commands(delivery.lane(), result).increment();
        if (settlement.verdict() instanceof Verdict.Refused) {
            deadLetters("REFUSED").increment();
        }
        if (delivery.wasLookedUp()) {
            lookedUp(delivery.foundAfterAll() ? "found" : "sent").increment();
        }
    }

    /** Commands that could not be read have been committed as dead letters. */
    void buriedUnreadable(int commands) {
        deadLetters("UNREADABLE").increment(commands);
    }

    /** A call is made. */
    void calling() {
        calls.increment();
    }

    /** What the loop sees now. */
    void show(Map<TopicPartition, Window> windows, Map<String, Lane> lanes, Lag lag, Instant now) {
        for (var lane : Lane.values()) {
            var own = windows.entrySet().stream()
                    .filter(entry -> lanes.get(entry.getKey().topic()) == lane)
                    .toList();
            waiting.get(lane)
                    .set(own.stream()
                            .mapToLong(
                                    each -> each.getValue().unfinished() + lag.unread(each.getKey(), each.getValue()))
                            .sum());
            oldestMillis.get(lane).set(age(own.stream().map(Map.Entry::getValue).toList(), now));
        }
    }

    void show(int underWay, double granted, boolean refused) {
        inFlight.set(underWay);
        barred.set(refused ? 1 : 0);
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
