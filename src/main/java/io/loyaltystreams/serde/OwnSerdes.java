package io.loyaltystreams.serde;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;

/** Our own serializers and deserializers around one registry client. */
final class OwnSerdes {

    private final RegistrySettings settings;
    private final RegistryClient registry;
    private final WritingRules rules;
    private final WritingSchemas writing;

    OwnSerdes(SerdeSettings values) {
        if (!values.flag("specific.avro.reader", true)) {
            throw new ConfigException("specific.avro.reader must be true: only generated records can be read");
        }
        this.settings = RegistrySettings.from(values);
        this.registry = new RegistryClient(settings, System::nanoTime);
        this.rules = WritingRules.from(values);
        this.writing = new WritingSchemas(registry, rules);
    }

    <T extends SpecificRecord> AvroSerializer<T> serializer(Class<T> type) {
        return new AvroSerializer<>(writing, type);
    }

    <T extends SpecificRecord> AvroDeserializer<T> deserializer(ExpectedRecords<T> expected) {
        return new AvroDeserializer<>(registry, rules.subject(), expected, settings.cacheSize());
    }

    void register(String topic, Schema schema) {
        writing.schema(topic, schema);
    }
}
