package io.loyaltystreams.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;

/** Makes Avro's readers ahead of the first record, so that a fault of the program cannot look like a fault of a record. */
final class RecordReaders {

    private RecordReaders() {}

    /**
     * A reader of what {@code writer} wrote; may be shared by threads.
     *
     * @param model of the class that {@code reader} was generated to
     */
    static <T> DatumReader<T> reader(SpecificData model, Schema writer, Schema reader) {
        synchronized (model) { // Avro keeps the readers it has made in a map of the model that takes no lock
            try {
                return model.getFastReaderBuilder().createDatumReader(writer, reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // a default is decoded, from memory
            }
        }
    }
}
