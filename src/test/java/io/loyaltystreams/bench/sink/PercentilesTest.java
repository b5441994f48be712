package io.loyaltystreams.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void takesTheSmallestValueThatSoManyDoNotExceed() {
        var hundred = LongStream.rangeClosed(1, 100).boxed().toList().reversed();

        assertThat(Percentiles.of(hundred)).isEqualTo(new Percentiles(100, 50, 99, 100));
        assertThat(Percentiles.of(List.of(7L))).isEqualTo(new Percentiles(1, 7, 7, 7));
        assertThat(Percentiles.of(List.of(1L, 9L, 5L))).isEqualTo(new Percentiles(3, 5, 9, 9));
    }

    @Test
    void isNothingOfNothing() {
        assertThat(Percentiles.of(List.of())).isEqualTo(new Percentiles(0, 0, 0, 0));
    }
}
