package io.loyaltystreams.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes our records with a schema that is not ours: what it does not know is left out, what it adds gets its defaults. Slow,
 * because each record is encoded twice; only {@code use.latest.version} with another schema than ours needs it.
 */
final class ProjectingWriter<T> implements DatumWriter<T> {

    private final DatumWriter<T> own;
    private final GenericDatumReader<Object> reread;
    private final GenericDatumWriter<Object> target;

    ProjectingWriter(DatumWriter<T> own, Schema ours, Schema theirs) {
        this.own = own;
        this.reread = new GenericDatumReader<>(ours, theirs);
        this.target = new GenericDatumWriter<>(theirs);
    }

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("The schema is fixed");
    }

    @Override
    public void write(T record, Encoder out) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        own.write(record, encoder);
        encoder.flush();
        target.write(reread.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null)), out);
    }
}
