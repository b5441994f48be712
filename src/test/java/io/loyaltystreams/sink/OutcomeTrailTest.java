package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTrailTest {

    private record Pair(long command, long outcome) {}

    @Test
    void forgetsOutcomesOfCommandsThatAreCommitted() {
        var trail = new OutcomeTrail(8);
        trail.add(5, 100);
        trail.add(9, 101);
        assertThat(trail.from(5)).isEqualTo(OptionalLong.of(100));
        assertThat(trail.from(6)).isEqualTo(OptionalLong.of(101));
        assertThat(trail.from(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverPointsBeyondAnOutcomeThatIsNeeded(long seed) {
        var random = new Random(seed);
        var trail = new OutcomeTrail(8);
        var all = new ArrayList<Pair>();
        long committed = 0;
        for (long outcome = 0; outcome < 2_000; outcome++) {
            var pair = new Pair(committed + random.nextInt(200), outcome);
            all.add(pair);
            trail.add(pair.command(), pair.outcome());
            committed += random.nextInt(3);
            var from = committed;
            var needed = all.stream()
                    .filter(known -> known.command() >= from)
                    .mapToLong(Pair::outcome)
                    .min();
            if (needed.isPresent()) {
                assertThat(trail.from(from).orElseThrow())
                        .as("seed %d, outcome %d", seed, outcome)
                        .isLessThanOrEqualTo(needed.getAsLong());
            }
        }
    }
}
