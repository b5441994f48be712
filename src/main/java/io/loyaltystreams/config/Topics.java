package io.loyaltystreams.config;

import java.util.EnumMap;
import java.util.Map;

/**
 * The topic names in force: the defaults, and what the configuration renames.
 *
 * @param replicationFactor of the topics that are created; -1 leaves it to the broker
 */
public record Topics(Map<Topic, String> renamed, short replicationFactor) {

    private static final short BROKER_DECIDES = -1;

    public Topics {
        renamed = Map.copyOf(renamed);
    }

    public Topics(Map<Topic, String> renamed) {
        this(renamed, BROKER_DECIDES);
    }

    public static Topics defaults() {
        return new Topics(new EnumMap<>(Topic.class));
    }

    public String name(Topic topic) {
        return renamed.getOrDefault(topic, topic.defaultName());
    }
}
