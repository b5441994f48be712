package io.loyaltystreams.serde;

import io.loyaltystreams.serde.RegistryClient.Registered;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Writes records of one class in the wire format; null stays null. May be shared by threads. */
final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    private final WritingSchemas writing;
    private final SpecificData model;
    private final Schema schema;
    private final Map<String, Target<T>> byTopic = new ConcurrentHashMap<>();

    private record Target<T>(int id, DatumWriter<T> writer) {}

    AvroSerializer(WritingSchemas writing, Class<T> type) {
        this.writing = writing;
        this.model = SpecificData.getForClass(type);
        this.schema = model.getSchema(type);
    }

    /** @throws RegistryUnavailableException if the schema's id is not known yet and the registry does not tell it */
    @Override
    public byte[] serialize(String topic, T record) {
        if (record == null) {
            return null;
        }
        var target = byTopic.get(topic);
        if (target == null) {
            target = target(writing.schema(topic, schema));
            byTopic.put(topic, target);
        }
        try {
            return Scratch.ofThread().encode(WireFormat.MAGIC, target.id(), target.writer(), record);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("Expected a complete " + schema.getName() + " but it does not encode", e);
        }
    }

    private Target<T> target(Registered registered) {
        var own = new SpecificDatumWriter<T>(schema, model);
        return new Target<>(
                registered.id(),
                registered.schema().equals(schema) ? own : new ProjectingWriter<>(own, schema, registered.schema()));
    }
}
