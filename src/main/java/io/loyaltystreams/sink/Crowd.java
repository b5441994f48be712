package io.loyaltystreams.sink;

import java.util.HashMap;
import java.util.Map;

/**
 * How many members wait in a partition, each counted for a few commands at most: one member with very many, or one that is
 * blocked, must not take the room of all others.
 */
final class Crowd {

    private static final int MOST_OF_ONE = 20;

    private final Map<String, Integer> commandsByMember = new HashMap<>();
    private int size;

    void comes(String member) {
        if (commandsByMember.merge(member, 1, Integer::sum) <= MOST_OF_ONE) {
            size++;
        }
    }

    void goes(String member) {
        var left = commandsByMember.computeIfPresent(member, (id, count) -> count == 1 ? null : count - 1);
        if (left == null || left < MOST_OF_ONE) {
            size--;
        }
    }

    int size() {
        return size;
    }
}
