package io.loyaltystreams.config;

import java.util.EnumMap;
import java.util.Map;

/** The topic names in force: the defaults, and what the configuration renames. */
public record Topics(Map<Topic, String> renamed) {

    public Topics {
        renamed = Map.copyOf(renamed);
    }

    public static Topics defaults() {
        return new Topics(new EnumMap<>(Topic.class));
    }

    public String name(Topic topic) {
        return renamed.getOrDefault(topic, topic.defaultName());
    }
}
