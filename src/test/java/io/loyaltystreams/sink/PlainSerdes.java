package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.serde.UnreadableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Serdes that need no registry: the sink does not care. */
final class PlainSerdes {

    private PlainSerdes() {}

    static Serde<PiggyCommand> commands() {
        return serde(command -> command.toByteBuffer(), PiggyCommand::fromByteBuffer);
    }

    static Serde<PiggyOutcome> outcomes() {
        return serde(outcome -> outcome.toByteBuffer(), PiggyOutcome::fromByteBuffer);
    }

    private interface Coding<A, B> {
        B apply(A from) throws IOException;
    }

    private static <T> Serde<T> serde(Coding<T, ByteBuffer> encoding, Coding<ByteBuffer, T> decoding) {
        Serializer<T> serializer = (topic, value) -> bytes(unchecked(encoding, value));
        Deserializer<T> deserializer = (topic, bytes) -> decoded(decoding, bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static <T> T decoded(Coding<ByteBuffer, T> decoding, byte[] bytes) {
        try {
            return decoding.apply(ByteBuffer.wrap(bytes));
        } catch (IOException | AvroRuntimeException broken) {
            throw new UnreadableRecordException("not a record", broken);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static <A, B> B unchecked(Coding<A, B> coding, A from) {
        try {
            return coding.apply(from);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
