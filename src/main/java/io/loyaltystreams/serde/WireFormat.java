package io.loyaltystreams.serde;

import java.nio.ByteBuffer;

/** What stands in front of the Avro binary on every topic that others read or write: a zero and the schema's id. */
final class WireFormat {

    static final byte MAGIC = 0;
    static final int HEADER = 5;

    private WireFormat() {}

    /**
     * The id of the schema that {@code bytes} were written with.
     *
     * @throws UnreadableRecordException if this is not the wire format
     */
    static int schemaId(byte[] bytes) {
        if (bytes == null) {
            throw new UnreadableRecordException("Expected a record but there is no value");
        }
        if (bytes.length < HEADER) {
            throw new UnreadableRecordException(
                    "Expected a zero and a four byte schema id but found only " + bytes.length + " bytes");
        }
        if (bytes[0] != MAGIC) {
            throw new UnreadableRecordException(
                    "Expected the first byte to be 0 but found " + Byte.toUnsignedInt(bytes[0]));
        }
        return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    }
}
