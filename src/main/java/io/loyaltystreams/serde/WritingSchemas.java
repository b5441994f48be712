package io.loyaltystreams.serde;

import io.loyaltystreams.serde.RegistryClient.Registered;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;

/** Decides with which registered schema records of ours are written to a topic. */
record WritingSchemas(RegistryClient registry, WritingRules rules) {

    /** The schema to write with and its id: ours, unless the subject's latest was asked for and differs from ours. */
    Registered schema(String topic, Schema ours) {
        String subject = rules.subject().of(topic, ours);
        if (rules.autoRegister()) {
            return new Registered(registry.register(subject, ours, rules.normalize()), ours);
        }
        if (rules.useLatest()) {
            return latest(subject, ours);
        }
        return new Registered(registry.lookUp(subject, ours, rules.normalize()), ours);
    }

    private Registered latest(String subject, Schema ours) {
        var latest = registry.latest(subject);
        if (parsingForm(latest.schema()).equals(parsingForm(ours))) {
            return new Registered(latest.id(), ours);
        }
        if (rules.latestStrict() && !reads(latest.schema(), ours)) {
            throw new RegistryUnavailableException("Expected the latest schema of " + subject + " (id " + latest.id()
                    + ") to read what " + ours.getName() + " writes but it does not: register a compatible one or set"
                    + " latest.compatibility.strict to false");
        }
        return latest;
    }

    private static String parsingForm(Schema schema) {
        return SchemaNormalization.toParsingForm(schema);
    }

    private static boolean reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }
}
