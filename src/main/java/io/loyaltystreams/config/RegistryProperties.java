package io.loyaltystreams.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The schema registry, by the property names of Confluent's serde, secrets included.
 *
 * @param giveUpAfter how long intake waits for a registry out of reach before the instance fails
 */
public record RegistryProperties(Map<String, String> values, Duration giveUpAfter) {

    private static final String SHORT_URL = "url";
    private static final String URL = "schema.registry.url";

    public RegistryProperties {
        values = Map.copyOf(values);
    }

    /** What the serde is configured with. */
    public Map<String, String> forSerde() {
        var all = new LinkedHashMap<String, String>(values);
        all.put(URL, all.remove(SHORT_URL));
        return all;
    }

    /** The keys only: values may hold passwords. */
    @Override
    public String toString() {
        return "RegistryProperties" + values.keySet().stream().sorted().toList() + " giveUpAfter=" + giveUpAfter;
    }
}
