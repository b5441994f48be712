package io.loyaltystreams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class SweepLagTest {

    private static final TaskId FIRST = new TaskId(3, 0);
    private static final TaskId SECOND = new TaskId(3, 1);

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final SweepLag lag = new SweepLag(registry, "ledger");

    @Test
    void isTheAgeOfTheFirstThingThatIsNotDone() {
        var done = new AtomicReference<>(now());
        var step = lag.watched(FIRST, done::get, upTo -> false);
        clock.add(Duration.ofSeconds(30));
        done.set(now().minusSeconds(12));
        assertThat(step.test(now())).isFalse();

        assertThat(seconds()).isEqualTo(12);
    }

    @Test
    void growsWhileNothingIsDone() {
        var step = lag.watched(FIRST, () -> Instant.EPOCH, upTo -> false);
        clock.add(Duration.ofSeconds(40));
        assertThat(step.test(Instant.EPOCH)).isFalse(); // how far input has been read is not known yet

        assertThat(seconds()).isEqualTo(40);
    }

    @Test
    void isThatOfTheSlowestTaskOfThisInstance() {
        var quick = lag.watched(FIRST, this::now, upTo -> false);
        var slow = lag.watched(SECOND, () -> now().minusSeconds(90), upTo -> true);
        assertThat(quick.test(now())).isFalse();
        assertThat(slow.test(now())).as("passes on whether there is more").isTrue();
        assertThat(seconds()).isEqualTo(90);

        lag.forget(SECOND);
        assertThat(seconds()).isZero();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.wallTime());
    }

    private double seconds() {
        return registry.get("loyalty.sweep.lag").gauge().value();
    }
}
