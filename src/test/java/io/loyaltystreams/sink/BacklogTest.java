package io.loyaltystreams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog();

    private static byte[] member(int number) {
        return ("m-" + number).getBytes(UTF_8);
    }

    private List<Long> of(int member) {
        return backlog.of(member(member)).boxed().toList();
    }

    @Test
    void findsEveryCommandOfAMemberInOrder() {
        var random = new Random(7);
        Map<Integer, List<Long>> expected = new HashMap<>();
        long offset = 0;
        for (var i = 0; i < 100_000; i++) {
            offset += 1 + random.nextInt(3);
            var member = random.nextInt(2_000);
            backlog.add(member(member), offset);
            expected.computeIfAbsent(member, id -> new ArrayList<>()).add(offset);
        }

        for (var member = 0; member < 2_000; member++) {
            assertThat(of(member)).as("member %d", member).isEqualTo(expected.get(member));
        }
        assertThat(of(2_001)).isEmpty();
    }

    @Test
    void forgetsWhatWasRead() {
        for (var offset = 0; offset < 100_000; offset++) {
            backlog.add(member(offset % 10), offset);
        }
        backlog.readUpTo(99_999);
        assertThat(of(9)).contains(99_999L).doesNotContain(9L);
        backlog.readUpTo(100_000);
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void findsOneOfAMillionAtOnce() {
        for (var offset = 0; offset < 1_000_000; offset++) {
            backlog.add(member(offset / 10), offset);
        }
        var startedAt = System.nanoTime();
        for (var member = 0; member < 1_000; member++) {
            assertThat(of(member * 100)).hasSize(10);
        }
        assertThat(System.nanoTime() - startedAt).as("a thousand look-ups").isLessThan(2_000_000_000L);
    }

    @Test
    void takesOffsetsThatLieFarApart() {
        backlog.add(member(1), 5);
        backlog.add(member(1), 5_000_000_000L);
        assertThat(of(1)).containsExactly(5L, 5_000_000_000L);
    }
}
