package io.loyaltystreams.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code schema-registry} group: {@code url}, {@code give-up-after} and the keys of Confluent's serde. */
final class RegistryKeys {

    private static final String URL = "url";

    private RegistryKeys() {}

    static RegistryProperties read(Section registry, Secrets secrets) {
        var giveUpAfter = registry.get("give-up-after", Kind.duration(Duration.ZERO), Duration.ofMinutes(3));
        var values = new LinkedHashMap<String, String>();
        registry.find(URL)
                .ifPresentOrElse(given -> add(values, URL, given, registry, secrets), () -> registry.missing(URL));
        registry.others(end -> end.toLowerCase(Locale.ROOT).replace('_', '.'))
                .forEach((key, given) -> add(values, key, given, registry, secrets));
        return new RegistryProperties(values, giveUpAfter);
    }

    private static void add(Map<String, String> values, String key, Given given, Section registry, Secrets secrets) {
        if (key.equals("schema.registry.url")) {
            registry.fault(given.where() + ": not allowed; set schema-registry.url instead");
        }
        SecretKeys.refuseWrittenOut(registry, key, given);
        values.put(key, secrets.resolve(given));
    }
}
