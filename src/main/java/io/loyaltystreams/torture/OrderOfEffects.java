package io.loyaltystreams.torture;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.demo.check.Commanded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether Piggy applied each member's commands in the order in which they were given: within a lane the order of its topic, and a
 * redemption not before what the member's ledger had before it.
 */
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
     * @param commands those of one member and lane in their order
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
        commands.stream()
                .collect(Collectors.groupingBy(Commanded::lane))
                .values()
                .forEach(this::ofLane);
        for (var redemption : commands) {
            commands.stream()
                    .filter(award -> redemption.lane() == Topic.PIGGY_INTERACTIVE && isEarlier(award, redemption))
                    .forEach(award -> mustBeFirst(award, redemption));
        }
    }

    private void ofLane(List<Commanded> commands) {
        for (int i = 1; i < commands.size(); i++) {
            mustBeFirst(commands.get(i - 1), commands.get(i));
        }
    }

    /** The sink orders lanes by the timestamps of records, which need not be those of the ledger. */
    private static boolean isEarlier(Commanded award, Commanded redemption) {
        return award.lane() == Topic.PIGGY_STANDARD
                && award.place() < redemption.place()
                && !award.at().isAfter(redemption.at());
    }

    private void mustBeFirst(Commanded first, Commanded second) {
        if (at.get(second.id()) < at.get(first.id())) {
            differences.add("out of order for %s: %s on %s was applied before %s on %s"
                    .formatted(
                            first.memberId(),
                            second.id(),
                            second.lane().defaultName(),
                            first.id(),
                            first.lane().defaultName()));
        }
    }
}
