package io.loyaltystreams.launcher.topics;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.stream.InternalTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What must not be so when the service starts: each fault is one line that says what to do. */
record TopicFaults(Config config, Map<String, FoundTopic> found) {

    /** The names of all topics that are looked at, those that Streams makes itself included. */
    static List<String> names(Config config) {
        return Stream.concat(plans(config).map(TopicPlan::name), InternalTopics.of(config.applicationId()).stream())
                .toList();
    }

    /** Empty when the service can start. */
    List<String> all() {
        var missing = plans(config)
                .map(TopicPlan::name)
                .filter(name -> !found.containsKey(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            return List.of("Topics are missing: " + String.join(", ", missing)
                    + "; create them with: loyalty topics create --config FILE");
        }
        var faults = new ArrayList<String>();
        plans(config).forEach(plan -> cleanup(plan).ifPresent(faults::add));
        Copartitioned.fault(config.topics(), found)
                .or(() -> Copartitioned.unlike(config, found))
                .ifPresent(faults::add);
        beganOtherwise().ifPresent(faults::add);
        return faults;
    }

    private Optional<String> cleanup(TopicPlan plan) {
        var expected = plan.settings().get(CLEANUP_POLICY_CONFIG);
        var is = found.get(plan.name()).settings().get(CLEANUP_POLICY_CONFIG);
        if (expected.equals(is)) {
            return Optional.empty();
        }
        var harm = expected.equals("compact")
                ? "what must be kept would be deleted by its age"
                : "records would vanish when another has their key";
        return Optional.of("Topic " + plan.name() + ": cleanup.policy is " + is + ", expected " + expected + ", since "
                + harm + "; correct it with: kafka-configs.sh --bootstrap-server "
                + config.kafka().values().get("bootstrap.servers") + " --alter --entity-type topics --entity-name "
                + plan.name() + " --add-config cleanup.policy=" + expected);
    }

    /** The topics between the stages keep the number of partitions with which the application began. */
    private Optional<String> beganOtherwise() {
        return InternalTopics.of(config.applicationId()).stream()
                .filter(found::containsKey)
                .map(found::get)
                .filter(topic -> topic.partitions() != config.partitions())
                .findFirst()
                .map(topic -> "partitions: is " + config.partitions() + ", but application " + config.applicationId()
                        + " began with " + topic.partitions() + " (topic " + topic.name() + "); set partitions to "
                        + topic.partitions() + ", since members would be looked for in the wrong place");
    }

    private static Stream<TopicPlan> plans(Config config) {
        return TopicPlan.of(config.topics(), config.partitions()).stream();
    }
}
