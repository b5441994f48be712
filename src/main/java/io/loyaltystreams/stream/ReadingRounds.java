package io.loyaltystreams.stream;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Follows how far the application has read while more and more is written. A round begins with a look at where all topics end, and is
 * over when all that lay there then has been read. What is read in one round lies at the latest in the next stage's topic when the next
 * round begins; so after as many rounds as there are stages, all that was written before the first of them has gone the whole way.
 *
 * @param <P> a partition
 */
final class ReadingRounds<P> {

    /**
     * What a look saw of one partition.
     *
     * @param read up to which offset, exclusive
     * @param end where it ends
     * @param drained whether nothing but markers is left to read
     */
    record Seen(long read, long end, boolean drained) {}

    private final int stages;
    private final Queue<Instant> begins = new ArrayDeque<>();
    private Map<P, Long> ends = Map.of();

    ReadingRounds(int stages) {
        this.stages = stages;
    }

    /**
     * One look at all partitions, the offsets that were read looked at before the ends.
     *
     * @return the instant before which everything has gone the whole way; empty if it is not known to have moved
     */
    Optional<Instant> look(Instant now, Map<P, Seen> seen) {
        if (seen.values().stream().allMatch(Seen::drained)) {
            begins.clear();
            return Optional.of(now);
        }
        if (!begins.isEmpty() && !isOver(seen)) {
            return Optional.empty();
        }
        var wholeWay = begins.size() == stages ? Optional.of(begins.remove()) : Optional.<Instant>empty();
        begin(now, seen);
        return wholeWay;
    }

    private boolean isOver(Map<P, Seen> seen) {
        return ends.entrySet().stream().allMatch(end -> {
            var partition = seen.get(end.getKey());
            return partition == null || partition.drained() || partition.read() >= end.getValue();
        });
    }

    private void begin(Instant now, Map<P, Seen> seen) {
        begins.add(now);
        ends = new HashMap<>();
        seen.forEach((partition, at) -> ends.put(partition, at.end()));
    }
}
