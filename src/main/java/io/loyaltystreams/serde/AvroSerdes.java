package io.loyaltystreams.serde;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Makes the serdes of the topics that others read or write, from settings with the names that Confluent's serializers use
 * ({@code schema.registry.url} is the only one that must be there). All serdes of one instance share one registry client and
 * what it remembers. May be shared by threads.
 */
public final class AvroSerdes {

    private final RegistrySettings settings;
    private final RegistryClient registry;
    private final WritingRules rules;
    private final WritingSchemas writing;

    private AvroSerdes(SerdeSettings values) {
        TrustedRecords.trust();
        this.settings = RegistrySettings.from(values);
        this.registry = new RegistryClient(settings, System::nanoTime);
        this.rules = WritingRules.from(values);
        this.writing = new WritingSchemas(registry, rules);
    }

    /**
     * Reads the settings; does not connect yet.
     *
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong; names it, not its value
     */
    public static AvroSerdes from(Map<String, String> settings) {
        return new AvroSerdes(new SerdeSettings(settings));
    }

    /** The serde of a topic's values. */
    public <T extends SpecificRecord> Serde<T> value(Class<T> type) {
        return Serdes.serdeFrom(
                new AvroSerializer<>(writing, type),
                new AvroDeserializer<>(registry, rules.subject(), type, settings.cacheSize()));
    }

    /**
     * Gets the id under which records of {@code schema} are written to {@code topic}, so that a later outage of the registry
     * does not stop the writing.
     *
     * @throws RegistryUnavailableException if the registry does not tell it
     */
    public void register(String topic, Schema schema) {
        writing.schema(topic, schema);
    }
}
