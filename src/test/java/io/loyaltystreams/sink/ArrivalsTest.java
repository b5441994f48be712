package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final TopicPartition STANDARD =
            new TopicPartition(Lane.STANDARD.topic().defaultName(), 0);
    private static final TopicPartition INTERACTIVE =
            new TopicPartition(Lane.INTERACTIVE.topic().defaultName(), 0);

    private final Arrivals arrivals = new Arrivals(mine -> mine.equals(STANDARD) ? INTERACTIVE : STANDARD);
    private final Map<TopicPartition, Long> known = new HashMap<>(Map.of(STANDARD, 0L, INTERACTIVE, 0L));
    private final Window window = Deliveries.open();
    private final Ahead ahead = new Ahead() {
        @Override
        public long knownUpTo(TopicPartition partition) {
            return known.get(partition);
        }

        @Override
        public List<Long> unread(TopicPartition partition, String member) {
            return List.of();
        }
    };

    private Delivery arrive(Lane lane, long offset) {
        var delivery = Deliveries.of(Commands.give("c" + offset, "m", 1), lane, offset, 1, window);
        arrivals.add(delivery);
        return delivery;
    }

    @Test
    void holdsACommandUntilTheOtherLaneIsKnownUpToWhereItEndedThen() {
        var redemption = arrive(Lane.INTERACTIVE, 0);
        assertThat(redemption.waitsForEarlier()).isTrue();
        assertThat(arrivals.question()).containsExactly(STANDARD);
        assertThat(arrivals.takeKnown(ahead)).as("before the answer").isEmpty();

        arrivals.answered(Map.of(STANDARD, 100L));
        known.put(STANDARD, 99L);
        assertThat(arrivals.takeKnown(ahead)).isEmpty();
        known.put(STANDARD, 100L);
        assertThat(arrivals.takeKnown(ahead)).containsExactly(redemption);
        assertThat(arrivals.takeKnown(ahead)).isEmpty();
    }

    @Test
    void asksAnewForWhatWasReadAfterTheQuestion() {
        var first = arrive(Lane.INTERACTIVE, 0);
        arrivals.question();
        var second = arrive(Lane.INTERACTIVE, 1);
        assertThat(arrivals.question()).as("one question at a time").isEmpty();
        arrivals.answered(Map.of(STANDARD, 0L));
        assertThat(arrivals.takeKnown(ahead)).containsExactly(first);

        assertThat(arrivals.question()).containsExactly(STANDARD);
        arrivals.answered(Map.of(STANDARD, 0L));
        assertThat(arrivals.takeKnown(ahead)).containsExactly(second);
    }

    @Test
    void asksAgainWhenItWasNotAnswered() {
        var award = arrive(Lane.STANDARD, 0);
        arrivals.question();
        arrivals.notAnswered();
        assertThat(arrivals.question()).containsExactly(INTERACTIVE);
        arrivals.answered(Map.of(INTERACTIVE, 0L));
        assertThat(arrivals.takeKnown(ahead)).containsExactly(award);
    }

    @Test
    void believesNoAnswerFromBeforeThePartitionsMoved() {
        arrive(Lane.STANDARD, 0);
        arrivals.question();
        arrivals.forget();
        arrivals.answered(Map.of(INTERACTIVE, 0L));
        assertThat(arrivals.takeKnown(ahead)).isEmpty();
        assertThat(arrivals.question()).isEmpty();
    }
}
