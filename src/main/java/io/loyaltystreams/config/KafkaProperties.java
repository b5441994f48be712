package io.loyaltystreams.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operator's Kafka client properties, secrets included. As in Kafka Streams, a property may be given to one kind of client
 * only, by a prefix such as {@code producer.}, which wins over the same property without it.
 */
public record KafkaProperties(Map<String, String> values) {

    static final List<String> PREFIXES = List.of(
            "main.consumer.", "restore.consumer.", "global.consumer.", "consumer.", "producer.", "admin.", "topic.");

    public KafkaProperties {
        values = Map.copyOf(values);
    }

    /** Everything, as Kafka Streams understands it. */
    public Map<String, Object> forStreams() {
        return Map.copyOf(values);
    }

    public Map<String, Object> forConsumer() {
        return forClient("consumer.");
    }

    public Map<String, Object> forProducer() {
        return forClient("producer.");
    }

    public Map<String, Object> forAdmin() {
        return forClient("admin.");
    }

    private Map<String, Object> forClient(String ownPrefix) {
        var chosen = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> {
            if (PREFIXES.stream().noneMatch(key::startsWith)) {
                chosen.putIfAbsent(key, value);
            } else if (key.startsWith(ownPrefix)) {
                chosen.put(key.substring(ownPrefix.length()), value);
            }
        });
        return chosen;
    }

    /** The keys only: values may hold passwords. */
    @Override
    public String toString() {
        return "KafkaProperties" + values.keySet().stream().sorted().toList();
    }
}
