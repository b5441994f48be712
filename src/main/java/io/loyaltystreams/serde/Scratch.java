package io.loyaltystreams.serde;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * The buffers of one thread. They live here and not in the serdes because Kafka Streams hands one serde to all its threads.
 * Not for nested use: what one call hands out is void at the next.
 */
final class Scratch {

    /** A rare huge record must not occupy memory for good. */
    private static final int KEPT = 1 << 18;

    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private final Bytes out = new Bytes();
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;

    private Scratch() {}

    static Scratch ofThread() {
        return OF_THREAD.get();
    }

    /** A decoder standing at {@code offset}. */
    BinaryDecoder decoder(byte[] bytes, int offset) {
        decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, decoder);
        return decoder;
    }

    /** A record's Avro binary behind one leading byte. */
    <T> byte[] encode(byte first, DatumWriter<T> writer, T record) throws IOException {
        var to = emptied();
        out.write(first);
        return written(to, writer, record);
    }

    /** A record's Avro binary behind one leading byte and a four byte number, most significant byte first. */
    <T> byte[] encode(byte first, int number, DatumWriter<T> writer, T record) throws IOException {
        var to = emptied();
        out.write(first);
        out.write(number >>> 24);
        out.write(number >>> 16);
        out.write(number >>> 8);
        out.write(number);
        return written(to, writer, record);
    }

    private BinaryEncoder emptied() {
        // Reconfiguring pours what a failed record left in the encoder into the buffer; so the buffer is emptied
        // second.
        encoder = EncoderFactory.get().binaryEncoder(out, encoder);
        out.empty();
        return encoder;
    }

    private <T> byte[] written(BinaryEncoder to, DatumWriter<T> writer, T record) throws IOException {
        writer.write(record, to);
        to.flush();
        return out.copy();
    }

    /** A byte array that grows; unlike the JDK's it takes no lock. */
    private static final class Bytes extends OutputStream {

        private byte[] buffer = new byte[1024];
        private int size;

        @Override
        public void write(int value) {
            makeRoomFor(1);
            buffer[size++] = (byte) value;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            makeRoomFor(length);
            System.arraycopy(from, offset, buffer, size, length);
            size += length;
        }

        private void makeRoomFor(int more) {
            int needed = Math.addExact(size, more);
            if (needed > buffer.length) {
                buffer = Arrays.copyOf(
                        buffer, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, buffer.length * 2L)));
            }
        }

        private byte[] copy() {
            return Arrays.copyOf(buffer, size);
        }

        private void empty() {
            size = 0;
            if (buffer.length > KEPT) {
                buffer = new byte[1024];
            }
        }
    }
}
