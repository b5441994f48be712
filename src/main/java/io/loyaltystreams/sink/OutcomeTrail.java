package io.loyaltystreams.sink;

import java.util.ArrayList;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * From where in the outcomes partition the outcomes of finished commands can be read back. Kept as a staircase (larger
 * command offset, larger outcome offset) of bounded size: where steps are merged, the answer is earlier than needed,
 * never later.
 */
final class OutcomeTrail {

    private final int mostSteps;
    private final TreeMap<Long, Long> outcomeByCommand = new TreeMap<>();

    OutcomeTrail(int mostSteps) {
        this.mostSteps = mostSteps;
    }

    void add(long command, long outcome) {
        var beyond = outcomeByCommand.ceilingEntry(command);
        if (beyond != null && beyond.getValue() <= outcome) {
            return;
        }
        outcomeByCommand.headMap(command, true).values().removeIf(known -> known >= outcome);
        outcomeByCommand.put(command, outcome);
        if (outcomeByCommand.size() > mostSteps) {
            mergePairs();
        }
    }

    /** The smallest outcome offset of commands at or beyond {@code committed}; what lies before is forgotten. */
    OptionalLong from(long committed) {
        outcomeByCommand.headMap(committed).clear();
        var first = outcomeByCommand.firstEntry();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.getValue());
    }

    private void mergePairs() {
        var steps = new ArrayList<Map.Entry<Long, Long>>(outcomeByCommand.entrySet());
        outcomeByCommand.clear();
        for (var i = 0; i + 1 < steps.size(); i += 2) {
            outcomeByCommand.put(steps.get(i + 1).getKey(), steps.get(i).getValue());
        }
        if (steps.size() % 2 == 1) {
            var last = steps.getLast();
            outcomeByCommand.put(last.getKey(), last.getValue());
        }
    }
}
