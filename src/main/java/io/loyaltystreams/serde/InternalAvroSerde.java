package io.loyaltystreams.serde;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The serde of stores and internal topics: one byte with the version of the record's schema, then Avro binary. Needs no
 * registry, so state can be read and written whatever happens to one.
 *
 * <ol>
 *   <li>Writes the newest released version.
 *   <li>Reads every version that was ever released; fields that were added later get their defaults.
 *   <li>Refuses a version that it does not know, trailing bytes and torn bytes with a {@link SerializationException}: this is
 *       our own state, so nothing may be skipped.
 *   <li>Null stays null. May be shared by threads.
 * </ol>
 */
public final class InternalAvroSerde<T extends SpecificRecord> implements Serde<T> {

    private final String name;
    private final byte version;
    private final DatumWriter<T> writer;
    private final List<DatumReader<T>> readers;

    private InternalAvroSerde(String name, DatumWriter<T> writer, List<DatumReader<T>> readers) {
        this.name = name;
        this.version = (byte) readers.size();
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * The serde of a record that has its own file in {@code schemas/internal}.
     *
     * @throws IllegalStateException if the record's schema is not its newest released one
     */
    public static <T extends SpecificRecord> InternalAvroSerde<T> of(Class<T> type) {
        return of(type, ReleasedSchemas.of(SpecificData.get().getSchema(type)));
    }

    /** With {@code released} as the released versions, oldest first; the last one must be the current one. */
    static <T extends SpecificRecord> InternalAvroSerde<T> of(Class<T> type, List<Schema> released) {
        TrustedRecords.trust();
        var model = SpecificData.getForClass(type);
        var schema = model.getSchema(type);
        var readers = new ArrayList<DatumReader<T>>();
        for (var writtenWith : released) {
            readers.add(RecordReaders.reader(model, writtenWith, schema));
        }
        return new InternalAvroSerde<>(
                schema.getName(), new SpecificDatumWriter<>(schema, model), List.copyOf(readers));
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, record) -> record == null ? null : write(record);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private byte[] write(T record) {
        try {
            return Scratch.ofThread().encode(version, writer, record);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("Expected a complete " + name + " but it does not encode", e);
        }
    }

    private T read(byte[] bytes) {
        var reader = readers.get(indexOfVersion(bytes));
        try {
            var decoder = Scratch.ofThread().decoder(bytes, 1);
            var record = reader.read(null, decoder);
            if (decoder.isEnd()) {
                return record;
            }
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "Expected " + name + " of version " + bytes[0] + " but it does not decode", e);
        }
        throw new SerializationException("Expected " + name + " of version " + bytes[0] + " but bytes follow it");
    }

    private int indexOfVersion(byte[] bytes) {
        if (bytes.length == 0) {
            throw new SerializationException("Expected " + name + " but found no bytes");
        }
        int index = Byte.toUnsignedInt(bytes[0]) - 1;
        if (index < 0) {
            throw new SerializationException("Expected the version of " + name + " but found 0");
        }
        if (index >= readers.size()) {
            throw new SerializationException("Expected " + name + " of version 1 to " + readers.size() + " but found "
                    + (index + 1) + ": a newer release wrote it, start that release or a later one");
        }
        return index;
    }
}
