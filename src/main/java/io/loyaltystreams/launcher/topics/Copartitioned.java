package io.loyaltystreams.launcher.topics;

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
}
