package io.loyaltystreams.serde;

import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Another's deserializer, whose failures are judged by what caused them. Known by name only, because its classes need not be
 * there: a refusal of the registry carries its code at the end of the message.
 */
final class JudgingDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    private static final String REGISTRY_REFUSAL = "RestClientException";
    private static final String SCHEMA_NOT_FOUND = "error code: 40403";

    private final Deserializer<?> judged;
    private final ExpectedRecords<T> expected;

    JudgingDeserializer(Deserializer<?> judged, ExpectedRecords<T> expected) {
        this.judged = judged;
        this.expected = expected;
    }

    @Override
    public T deserialize(String topic, byte[] bytes) {
        return deserialize(topic, new RecordHeaders(), bytes);
    }

    @Override
    public T deserialize(String topic, Headers headers, byte[] bytes) {
        if (bytes == null) {
            throw new UnreadableRecordException("Expected a record but there is no value");
        }
        Object read;
        try {
            read = judged.deserialize(topic, headers, bytes);
        } catch (RuntimeException e) {
            throw judge(e, bytes);
        }
        for (Class<? extends T> type : expected.types()) {
            if (type.isInstance(read)) {
                return type.cast(read);
            }
        }
        throw new UnreadableRecordException("Expected " + expected.names() + " but its schema is another record's");
    }

    @Override
    public void close() {
        judged.close();
    }

    private SerdeException judge(RuntimeException failure, byte[] bytes) {
        var causes = chain(failure);
        if (causes.stream().anyMatch(JudgingDeserializer::isRegistryRefusal)) {
            return causes.stream().anyMatch(JudgingDeserializer::isUnknownSchema)
                    ? new UnreadableRecordException("The registry does not know the record's schema id", failure)
                    : new RegistryUnavailableException(
                            "The schema registry refused to tell the record's schema", failure);
        }
        if (causes.stream().anyMatch(JudgingDeserializer::isUndecodable)) {
            return new UnreadableRecordException(
                    "Expected " + expected.names() + " but the bytes do not decode to it", failure);
        }
        if (isBadHeader(causes.getLast()) && !isWireFormat(bytes)) {
            return new UnreadableRecordException("Expected a zero and a four byte schema id", failure);
        }
        return new RegistryUnavailableException("The record's schema could not be got", failure);
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (var next = failure; next != null && !chain.contains(next); next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }

    private static boolean isRegistryRefusal(Throwable cause) {
        return cause.getClass().getName().endsWith(REGISTRY_REFUSAL);
    }

    private static boolean isUnknownSchema(Throwable cause) {
        return isRegistryRefusal(cause)
                && cause.getMessage() != null
                && cause.getMessage().endsWith(SCHEMA_NOT_FOUND);
    }

    private static boolean isUndecodable(Throwable cause) {
        return cause instanceof AvroRuntimeException || isTornBytes(cause);
    }

    /** Only if Avro threw it: a broken connection to the registry ends in an EOFException too. */
    private static boolean isTornBytes(Throwable cause) {
        return (cause instanceof EOFException || cause instanceof IndexOutOfBoundsException)
                && Arrays.stream(cause.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith("org.apache.avro.io."));
    }

    private static boolean isBadHeader(Throwable root) {
        return root instanceof SerializationException || root instanceof BufferUnderflowException;
    }

    private static boolean isWireFormat(byte[] bytes) {
        return bytes.length >= WireFormat.HEADER && bytes[0] == WireFormat.MAGIC;
    }
}
