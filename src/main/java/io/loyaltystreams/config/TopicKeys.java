package io.loyaltystreams.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The {@code topics} group: each topic's name under its default name. */
final class TopicKeys {

    private TopicKeys() {}

    static Topics read(Section topics) {
        var renamed = new EnumMap<Topic, String>(Topic.class);
        for (Topic topic : Topic.values()) {
            topics.get(topic.defaultName(), Kind.name())
                    .filter(name -> !name.equals(topic.defaultName()))
                    .ifPresent(name -> renamed.put(topic, name));
        }
        int replicas = topics.get("replication-factor", Kind.whole(-1, 100), -1);
        var read = new Topics(renamed, (short) replicas);
        refuseSharedNames(topics, read);
        return read;
    }

    private static void refuseSharedNames(Section topics, Topics read) {
        Map<String, Topic> owners = new HashMap<>();
        for (Topic topic : Topic.values()) {
            var owner = owners.putIfAbsent(read.name(topic), topic);
            if (owner != null) {
                topics.fault(topics.full(topic.defaultName()) + ": expected a name of its own, found "
                        + read.name(topic) + ", which is also " + topics.full(owner.defaultName()));
            }
        }
    }
}
