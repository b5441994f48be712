package io.loyaltystreams.torture;

import io.loyaltystreams.demo.check.Commanded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether Piggy applied each member's commands in the order in which they were given, over all lanes. */
final class OrderOfEffects {

    private final Map<String, Integer> at = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    private OrderOfEffects(List<String> effects) {
        for (int i = 0; i < effects.size(); i++) {
            at.putIfAbsent(effects.get(i), i);
        }
    }

    /**
     * What came too early, in words; ids that are missing or repeated are somebody else's matter.
     *
     * @param effects ids in the order in which Piggy applied them
     */
    static List<String> differences(List<Commanded> commands, List<String> effects) {
        var order = new OrderOfEffects(effects);
        commands.stream()
                .filter(command -> order.at.containsKey(command.id()))
                .collect(Collectors.groupingBy(Commanded::memberId))
                .values()
                .forEach(order::ofMember);
        order.differences.sort(null);
        return order.differences;
    }

    private void ofMember(List<Commanded> commands) {
        var given = commands.stream()
                .sorted(Comparator.comparingLong(Commanded::sequence))
                .toList();
        for (int i = 1; i < given.size(); i++) {
            mustBeFirst(given.get(i - 1), given.get(i));
        }
    }

    private void mustBeFirst(Commanded first, Commanded second) {
        if (at.get(second.id()) < at.get(first.id())) {
            differences.add("out of order for %s: %s (%d) was applied before %s (%d)"
                    .formatted(first.memberId(), second.id(), second.sequence(), first.id(), first.sequence()));
        }
    }
}
