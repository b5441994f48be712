package io.loyaltystreams.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BagTest {

    private static final List<String> THINGS = List.of("a", "b", "c", "d");

    @Test
    void givesEachThingOnceInEveryRound() {
        var bag = new Bag<>(THINGS, new Random(7));

        for (int round = 1; round <= 3; round++) {
            assertThat(four(bag)).as("round %d", round).containsExactlyInAnyOrderElementsOf(THINGS);
        }
    }

    @Test
    void givesTheSameOrderForTheSameSeed() {
        assertThat(four(new Bag<>(THINGS, new Random(7)))).isEqualTo(four(new Bag<>(THINGS, new Random(7))));
    }

    private static List<String> four(Bag<String> bag) {
        return IntStream.range(0, 4).mapToObj(i -> bag.next()).toList();
    }
}
