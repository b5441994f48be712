package io.loyaltystreams.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A dead letter. Key, value and the producer's headers may hold personal data and are never part of {@link #toString}.
 *
 * @param written when it became a dead letter
 * @param topic where the original was read
 * @param partition of the original
 * @param offset of the original
 * @param message why, in one line without control characters
 * @param key as the producer sent it; may be null, as may the value
 * @param headers the producer's own
 */
@SuppressWarnings("ArrayRecordComponent") // letters are compared by their place
public record Letter(
        LetterId id,
        Instant written,
        String cause,
        String topic,
        int partition,
        long offset,
        String stage,
        String message,
        byte[] key,
        byte[] value,
        List<Header> headers) {

    /** What the service puts behind the producer's headers, in this order. */
    private static final List<String> OURS = List.of("cause", "topic", "partition", "offset", "stage", "message");

    public Letter {
        headers = List.copyOf(headers);
    }

    /**
     * Reads the headers that tell what happened.
     *
     * @throws NoLetter when they are not there: somebody else has written to the topic
     */
    static Letter of(ConsumerRecord<byte[], byte[]> read) throws NoLetter {
        var id = new LetterId(read.partition(), read.offset());
        var all = Arrays.asList(read.headers().toArray());
        int own = all.size() - OURS.size();
        if (own < 0
                || !all.subList(own, all.size()).stream()
                        .map(Header::key)
                        .toList()
                        .equals(OURS)) {
            throw new NoLetter(id);
        }
        var ours = all.subList(own, all.size()).stream()
                .map(header -> Printable.line(new String(header.value(), UTF_8)))
                .toList();
        try {
            return new Letter(
                    id,
                    Instant.ofEpochMilli(read.timestamp()),
                    ours.get(0),
                    ours.get(1),
                    Integer.parseInt(ours.get(2)),
                    Long.parseLong(ours.get(3)),
                    ours.get(4),
                    ours.get(5),
                    read.key(),
                    read.value(),
                    new ArrayList<>(all.subList(0, own)));
        } catch (NumberFormatException e) {
            throw new NoLetter(id);
        }
    }

    /** For lists of many. */
    Letter withoutContent() {
        return new Letter(id, written, cause, topic, partition, offset, stage, message, null, null, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Letter letter && letter.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Letter[" + id + " " + cause + " from " + topic + "-" + partition + "@" + offset + "]";
    }
}
