package io.loyaltystreams.launcher.topics;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topic.Flow;
import io.loyaltystreams.config.Topics;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rule for the topics between topologies and sink: one partition number must mean the same members in all of them. */
final class Copartitioned {

    private Copartitioned() {}

    /** What is wrong, in one line; empty when the topics that are there have equally many partitions. */
    static Optional<String> fault(Topics topics, Map<String, FoundTopic> found) {
        var counts = Arrays.stream(Topic.values())
                .filter(topic -> topic.flow() == Flow.BETWEEN)
                .map(topics::name)
                .filter(found::containsKey)
                .map(found::get)
                .toList();
        if (counts.stream().map(FoundTopic::partitions).distinct().count() <= 1) {
            return Optional.empty();
        }
        var shown = counts.stream()
                .map(topic -> topic.name() + " has " + topic.partitions())
                .collect(Collectors.joining(", "));
        return Optional.of("these topics must have equally many partitions: " + shown
                + "; delete those that are empty and run topics create, or name others under topics");
    }

    /**
     * The ledger reads its own internal topic, which has as many partitions as configured, beside Piggy's outcomes: an outcome on
     * a partition of another number would look for its member in vain.
     */
    static Optional<String> unlike(Config config, Map<String, FoundTopic> found) {
        var outcomes = found.get(config.topics().name(Topic.PIGGY_OUTCOMES));
        return outcomes.partitions() == config.partitions()
                ? Optional.empty()
                : Optional.of("partitions: is " + config.partitions() + ", but topic " + outcomes.name() + " has "
                        + outcomes.partitions() + "; set partitions to that");
    }
}
