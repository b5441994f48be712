package io.loyaltystreams.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The waiting commands of one member. Within a lane the order of the log holds; between lanes that of the sequence numbers.
 * Without numbers the earlier record goes first, and at the same time the lane that others build on: awards before
 * redemptions, both before the profile.
 */
final class Member {

    private static final List<Lane> AT_THE_SAME_TIME = List.of(Lane.STANDARD, Lane.INTERACTIVE, Lane.BULK);

    private final String id;
    private final Map<Lane, Deque<Delivery>> waiting = new EnumMap<>(Lane.class);
    private Optional<Delivery> current = Optional.empty();

    Member(String id) {
        this.id = id;
        AT_THE_SAME_TIME.forEach(lane -> waiting.put(lane, new ArrayDeque<>()));
    }

    String id() {
        return id;
    }

    /** Returns the waiting commands that are not needed any more because of the new one. */
    List<Delivery> add(Delivery delivery) {
        var lane = waiting.get(delivery.lane());
        var superseded = new ArrayList<Delivery>();
        while (!lane.isEmpty() && delivery.supersedes(lane.peekLast())) {
            superseded.addFirst(lane.removeLast());
        }
        lane.addLast(delivery);
        return superseded;
    }

    /** The command whose turn it is; once taken it stays until it is settled. */
    Delivery head() {
        return current.orElseGet(() -> waiting.get(earliestLane()).getFirst());
    }

    Delivery takeHead() {
        if (current.isEmpty()) {
            current = Optional.of(waiting.get(earliestLane()).removeFirst());
        }
        return current.get();
    }

    void settled() {
        current = Optional.empty();
    }

    boolean isEmpty() {
        return current.isEmpty() && waiting.values().stream().allMatch(Deque::isEmpty);
    }

    /** The most urgent lane that waits here: what comes before it goes with it. */
    Lane urgency() {
        for (var lane : Lane.values()) {
            if (!waiting.get(lane).isEmpty()) {
                return lane;
            }
        }
        return head().lane();
    }

    List<Delivery> all() {
        var all = new ArrayList<Delivery>();
        current.ifPresent(all::add);
        waiting.values().forEach(all::addAll);
        return all;
    }

    private Lane earliestLane() {
        Lane earliest = null;
        for (var lane : AT_THE_SAME_TIME) {
            if (!waiting.get(lane).isEmpty() && (earliest == null || isBefore(lane, earliest))) {
                earliest = lane;
            }
        }
        if (earliest == null) {
            throw new IllegalStateException("Expected a waiting command of the member but there is none");
        }
        return earliest;
    }

    private boolean isBefore(Lane one, Lane other) {
        var first = waiting.get(one).getFirst();
        var second = waiting.get(other).getFirst();
        return (first.sequence() > 0 && second.sequence() > 0)
                ? first.sequence() < second.sequence()
                : first.timestamp() < second.timestamp();
    }
}
