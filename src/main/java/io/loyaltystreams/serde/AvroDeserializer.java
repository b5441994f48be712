package io.loyaltystreams.serde;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads records of one class, or of one of a few, from the wire format, whichever version of the schema and whichever namespace their producer used:
 * fields are matched by name, missing ones get our defaults, unknown ones are skipped. May be shared by threads.
 */
final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    private final RegistryClient registry;
    private final SubjectName subject;
    private final ExpectedRecords<T> expected;
    private final BoundedCache<Integer, DatumReader<T>> readers;

    AvroDeserializer(RegistryClient registry, SubjectName subject, ExpectedRecords<T> expected, int cacheSize) {
        this.registry = registry;
        this.subject = subject;
        this.expected = expected;
        this.readers = new BoundedCache<>(cacheSize);
    }

    /**
     * Reads one record.
     *
     * @throws UnreadableRecordException if no one can ever read these bytes as this record; also for null
     * @throws RegistryUnavailableException if that is not known because the registry cannot be asked
     */
    @Override
    public T deserialize(String topic, byte[] bytes) {
        int id = WireFormat.schemaId(bytes);
        DatumReader<T> reader = readers.get(id).orElseGet(() -> newReader(id, topic));
        try {
            var decoder = Scratch.ofThread().decoder(bytes, WireFormat.HEADER);
            T record = reader.read(null, decoder);
            if (decoder.isEnd()) {
                return record;
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Avro does not check everything: torn bytes also end in wrong indexes, deep nesting ends the stack.
            throw undecodable(id, e);
        }
        throw new UnreadableRecordException(undecodable(id) + ": bytes follow the record");
    }

    private UnreadableRecordException undecodable(int id, Throwable cause) {
        boolean explains = cause instanceof AvroRuntimeException && cause.getMessage() != null;
        return new UnreadableRecordException(
                undecodable(id) + ": "
                        + (explains ? cause.getMessage() : cause.getClass().getSimpleName()),
                cause);
    }

    private String undecodable(int id) {
        return "Expected " + expected.names() + " but the bytes of schema id " + id + " do not decode to it";
    }

    private DatumReader<T> newReader(int id, String topic) {
        var writtenWith = registry.schema(id, subject.whenReading(topic));
        try {
            DatumReader<T> reader = RecordReaders.reader(expected.model(), writtenWith, expected.schema());
            readers.put(id, reader);
            return reader;
        } catch (AvroRuntimeException e) {
            throw undecodable(id, e);
        }
    }
}
