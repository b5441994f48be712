package io.loyaltystreams.serde;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;

/** Reads records of any schema just as they were written, for people to look at; one thread at a time. */
public final class WrittenRecords {

    private final RegistryClient registry;
    private final SubjectName subject;

    private WrittenRecords(SerdeSettings settings) {
        this.registry = new RegistryClient(RegistrySettings.from(settings), System::nanoTime);
        this.subject = WritingRules.from(settings).subject();
    }

    /**
     * Reads the settings, by the same names as {@link AvroSerdes}; does not connect yet.
     *
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong; names it, not its value
     */
    public static WrittenRecords from(Map<String, String> settings) {
        return new WrittenRecords(new SerdeSettings(settings));
    }

    /**
     * The record, with its own schema and without conversions of logical types.
     *
     * @throws UnreadableRecordException if the bytes are not of a record in the wire format, or not what their schema says
     * @throws RegistryUnavailableException if the registry cannot be asked
     */
    public IndexedRecord read(String topic, byte[] bytes) {
        int id = WireFormat.schemaId(bytes);
        Schema schema = registry.schema(id, subject.whenReading(topic));
        try {
            var decoder = Scratch.ofThread().decoder(bytes, WireFormat.HEADER);
            if (new GenericDatumReader<>(schema).read(null, decoder) instanceof IndexedRecord record) {
                return record;
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableRecordException("The bytes are not a " + schema.getName() + " of schema id " + id, e);
        }
        throw new UnreadableRecordException("The bytes of schema id " + id + " are not a record");
    }
}
