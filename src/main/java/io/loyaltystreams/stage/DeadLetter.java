package io.loyaltystreams.stage;

import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.OriginalHeader;
import io.loyaltystreams.avro.internal.OriginalRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record that could not be used: the bytes as they were read, and why. The message names the field and never holds personal
 * data.
 */
public record DeadLetter(OriginalRecord original, Origin origin, Cause cause, String stage, String message) {

    /** Repeats what a producer sent, which may be of any length. */
    private static final int LONGEST_MESSAGE = 400;

    public DeadLetter {
        message = oneLine(message);
    }

    private static String oneLine(String text) {
        var line = text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE - 1) + "\u2026";
        return line.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Why a record ended here; the value of the header {@code cause}. */
    public enum Cause {
        UNREADABLE,
        INVALID,
        NO_EXCHANGE_RATE,
        ORDER_NOT_FOUND,
        REDEMPTION_NOT_FOUND
    }

    public byte[] key() {
        return bytes(original.getKey());
    }

    public byte[] value() {
        return bytes(original.getValue());
    }

    /**
     * The producer's headers, and behind them ours. A producer's header of the same name stays: the last one of a name is
     * the one that counts.
     */
    public Headers headers() {
        var headers = new RecordHeaders();
        for (OriginalHeader header : original.getHeaders()) {
            headers.add(header.getKey(), bytes(header.getValue()));
        }
        return headers.add("cause", text(cause.name()))
                .add("topic", text(origin.getTopic()))
                .add("partition", text(Integer.toString(origin.getPartition())))
                .add("offset", text(Long.toString(origin.getOffset())))
                .add("stage", text(stage))
                .add("message", text(message));
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
