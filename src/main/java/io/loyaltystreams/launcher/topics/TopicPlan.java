package io.loyaltystreams.launcher.topics;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.DELETE_RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topic.Flow;
import io.loyaltystreams.config.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** What one topic must look like. */
record TopicPlan(String name, int partitions, short replicationFactor, Map<String, String> settings) {

    private static final String FOREVER = "-1";

    /** A reader that was away for less than this still learns that a key was deleted. */
    private static final Duration DELETION_SHOWN = Duration.ofDays(7);

    static List<TopicPlan> of(Topics topics, int partitions) {
        return Arrays.stream(Topic.values())
                .map(topic ->
                        new TopicPlan(topics.name(topic), partitions, topics.replicationFactor(), settings(topic)))
                .toList();
    }

    NewTopic newTopic() {
        var replicas = Optional.of(replicationFactor).filter(factor -> factor > 0);
        return new NewTopic(name, Optional.of(partitions), replicas).configs(settings);
    }

    private static Map<String, String> settings(Topic topic) {
        var settings = new HashMap<>(cleanup(topic));
        if (topic.flow() != Flow.IN && topic.retention().isPresent()) {
            // records carry their event's own time, which may be long ago: retention must count from when they were
            // written
            settings.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        }
        if (topic.flow() != Flow.IN) {
            // what explains an order of many lines is longer than the order
            settings.put(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.LARGEST_RECORD));
        }
        return Map.copyOf(settings);
    }

    private static Map<String, String> cleanup(Topic topic) {
        return switch (topic.cleanup()) {
            case DELETE ->
                Map.of(
                        CLEANUP_POLICY_CONFIG,
                        "delete",
                        RETENTION_MS_CONFIG,
                        topic.retention()
                                .map(time -> Long.toString(time.toMillis()))
                                .orElse(FOREVER));
            case COMPACT ->
                Map.of(
                        CLEANUP_POLICY_CONFIG,
                        "compact",
                        DELETE_RETENTION_MS_CONFIG,
                        Long.toString(DELETION_SHOWN.toMillis()));
        };
    }
}
