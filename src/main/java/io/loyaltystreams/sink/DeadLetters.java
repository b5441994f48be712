package io.loyaltystreams.sink;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Commands that will never be applied, as dead letters: the original bytes, and headers that tell why. */
record DeadLetters(String topic) {

    ProducerRecord<byte[], byte[]> refused(Origin origin, String message) {
        return record(origin.record(), "REFUSED", message);
    }

    ProducerRecord<byte[], byte[]> unreadable(ConsumerRecord<byte[], byte[]> command, String message) {
        return record(command, "UNREADABLE", message);
    }

    private ProducerRecord<byte[], byte[]> record(
            ConsumerRecord<byte[], byte[]> command, String cause, String message) {
        var headers = new RecordHeaders(command.headers().toArray());
        add(headers, "cause", cause);
        add(headers, "topic", command.topic());
        add(headers, "partition", Integer.toString(command.partition()));
        add(headers, "offset", Long.toString(command.offset()));
        add(headers, "stage", "sink");
        add(headers, "message", message);
        return new ProducerRecord<>(topic, null, command.timestamp(), command.key(), command.value(), headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
