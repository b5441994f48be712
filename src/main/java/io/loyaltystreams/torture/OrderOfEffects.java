package io.loyaltystreams.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether Piggy applied each member's commands in the order in which they were given. */
final class OrderOfEffects {

    private OrderOfEffects() {}

    /**
     * What came too early, in words; ids that are missing or repeated are somebody else's matter.
     *
     * @param commands ids in their order, by lane and member
     * @param effects ids in the order in which Piggy applied them
     */
    static List<String> differences(Map<String, List<String>> commands, List<String> effects) {
        var at = new HashMap<String, Integer>();
        for (int i = 0; i < effects.size(); i++) {
            at.putIfAbsent(effects.get(i), i);
        }
        var differences = new ArrayList<String>();
        commands.forEach((lane, ids) -> {
            var applied = ids.stream().filter(at::containsKey).toList();
            for (int i = 1; i < applied.size(); i++) {
                var before = applied.get(i - 1);
                var after = applied.get(i);
                if (at.get(after) < at.get(before)) {
                    differences.add("out of order in %s: %s was applied before %s".formatted(lane, after, before));
                }
            }
        });
        differences.sort(null);
        return differences;
    }
}
