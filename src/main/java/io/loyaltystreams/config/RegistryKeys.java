package io.loyaltystreams.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The {@code schema-registry} group: {@code url}, {@code give-up-after} and the keys of Confluent's serde. */
final class RegistryKeys {

    private static final String URL = "url";

    /** What our serde reads, and what Confluent's is most often given; other keys pass, since theirs has many more. */
    private static final Set<String> KNOWN = Set.of(
            URL,
            "give-up-after",
            "basic.auth.credentials.source",
            "basic.auth.user.info",
            "bearer.auth.credentials.source",
            "bearer.auth.token",
            "auto.register.schemas",
            "use.latest.version",
            "latest.compatibility.strict",
            "normalize.schemas",
            "max.schemas.per.subject",
            "value.subject.name.strategy",
            "http.connect.timeout.ms",
            "http.read.timeout.ms",
            "specific.avro.reader",
            "avro.serializer.class",
            "avro.deserializer.class",
            "schema.registry.ssl.truststore.location",
            "schema.registry.ssl.truststore.password",
            "schema.registry.ssl.truststore.type",
            "schema.registry.ssl.keystore.location",
            "schema.registry.ssl.keystore.password",
            "schema.registry.ssl.keystore.type",
            "schema.registry.ssl.key.password");

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
        } else if (!KNOWN.contains(key)) {
            Spelling.nearest(key, KNOWN)
                    .ifPresent(near ->
                            registry.fault(given.where() + ": unknown key; did you mean " + registry.full(near) + "?"));
        }
        SecretKeys.refuseWrittenOut(registry, key, given);
        values.put(key, secrets.resolve(given));
    }
}
