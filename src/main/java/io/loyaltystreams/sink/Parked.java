package io.loyaltystreams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;

/**
 * A command that waits for a person.
 *
 * @param message why, without personal data
 * @param command its bytes as they came
 */
public record Parked(String commandId, String member, String message, Place place, Bytes command) {

    private static final String MEMBER = "member";
    private static final String TOPIC = "topic";
    private static final String PARTITION = "partition";
    private static final String OFFSET = "offset";
    private static final String MESSAGE = "message";

    /** Where the command stands. */
    public record Place(String topic, int partition, long offset) {}

    ProducerRecord<byte[], byte[]> record(String topic) {
        var headers = new RecordHeaders();
        headers.add(MEMBER, member.getBytes(UTF_8));
        headers.add(TOPIC, place.topic().getBytes(UTF_8));
        headers.add(PARTITION, Integer.toString(place.partition()).getBytes(UTF_8));
        headers.add(OFFSET, Long.toString(place.offset()).getBytes(UTF_8));
        headers.add(MESSAGE, message.getBytes(UTF_8));
        return new ProducerRecord<>(topic, null, commandId.getBytes(UTF_8), command.get(), headers);
    }

    /** The record that ends the waiting. */
    static ProducerRecord<byte[], byte[]> resolved(String topic, String commandId) {
        return new ProducerRecord<>(topic, null, commandId.getBytes(UTF_8), null);
    }

    /** Empty when the record was not written by a sink. */
    static Optional<Parked> read(ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        try {
            var place = new Place(
                    text(headers, TOPIC),
                    Integer.parseInt(text(headers, PARTITION)),
                    Long.parseLong(text(headers, OFFSET)));
            return Optional.of(new Parked(
                    new String(record.key(), UTF_8),
                    text(headers, MEMBER),
                    text(headers, MESSAGE),
                    place,
                    Bytes.wrap(record.value())));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("Expected a header " + name);
        }
        return new String(header.value(), UTF_8);
    }
}
