package io.loyaltystreams.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void comeAsOftenAsAskedForWhileWorkIsUnderWayAtMomentsOfTheSeed(long seed) {
        var moments = moments(seed);
        assertThat(moments).as("seed %d", seed).hasSize(3).allMatch(percent -> percent >= 5 && percent <= 91);
        assertThat(moments(seed)).isEqualTo(moments);
        assertThat(moments(seed + 100)).isNotEqualTo(moments);
    }

    private static List<Integer> moments(long seed) {
        var crashes = new Crashes(seed, 3);
        var moments = new ArrayList<Integer>();
        for (int percent = 0; percent <= 100; percent++) {
            while (crashes.due(percent / 100.0)) {
                moments.add(percent);
            }
        }
        assertThat(crashes.done()).isEqualTo(moments.size());
        return moments;
    }
}
