package io.loyaltystreams.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;

/**
 * Commands that were read, until it is known which of their member's earlier ones lie unread in the other lane.
 *
 * <p>An earlier command was written in the same transaction or in one before, so the other partition's end, asked for after
 * this command was read, lies behind it: once everything up to there is known, nothing earlier can turn up.
 */
final class Arrivals {

    /** @param end of the other partition, up to which it is to be known first */
    private record Due(Delivery delivery, long end) {}

    private final UnaryOperator<TopicPartition> other;
    private final Map<TopicPartition, Deque<Due>> due = new HashMap<>();
    private List<Delivery> read = new ArrayList<>();
    private Optional<List<Delivery>> asked = Optional.empty();

    /** @param other the same partition of the other lane */
    Arrivals(UnaryOperator<TopicPartition> other) {
        this.other = other;
    }

    void add(Delivery delivery) {
        delivery.waitForEarlier(true);
        read.add(delivery);
    }

    /** The partitions whose ends are to be asked for now; none when there is no need, or a question is open. */
    Set<TopicPartition> question() {
        if (asked.isPresent() || read.isEmpty()) {
            return Set.of();
        }
        asked = Optional.of(read);
        var partitions = new HashSet<TopicPartition>();
        read.forEach(delivery -> partitions.add(otherOf(delivery)));
        read = new ArrayList<>();
        return partitions;
    }

    void answered(Map<TopicPartition, Long> ends) {
        for (var delivery : asked.orElse(List.of())) {
            due.computeIfAbsent(delivery.origin().partition(), partition -> new ArrayDeque<>())
                    .addLast(new Due(delivery, ends.get(otherOf(delivery))));
        }
        asked = Optional.empty();
    }

    /** The question is to be asked again. */
    void notAnswered() {
        read.addAll(0, asked.orElse(List.of()));
        asked = Optional.empty();
    }

    /** Those before which nothing unknown can come any more. */
    List<Delivery> takeKnown(Ahead ahead) {
        var known = new ArrayList<Delivery>();
        due.forEach((partition, waiting) -> {
            var knownUpTo = ahead.knownUpTo(other.apply(partition));
            while (!waiting.isEmpty() && waiting.getFirst().end() <= knownUpTo) {
                known.add(waiting.removeFirst().delivery());
            }
        });
        due.values().removeIf(Deque::isEmpty);
        return known;
    }

    TopicPartition otherOf(Delivery delivery) {
        return other.apply(delivery.origin().partition());
    }

    void forget() {
        read = new ArrayList<>();
        asked = Optional.empty();
        due.clear();
    }
}
