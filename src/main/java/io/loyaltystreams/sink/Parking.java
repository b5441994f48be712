package io.loyaltystreams.sink;

import io.loyaltystreams.sink.Parked.Place;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;

/** Commands that wait for a person, on a compacted topic by command id; they leave it when the person has decided. */
record Parking(String topic) {

    ProducerRecord<byte[], byte[]> parked(Delivery delivery, String message) {
        var origin = delivery.origin();
        var place = new Place(origin.partition().topic(), origin.partition().partition(), origin.offset());
        return new Parked(
                        delivery.command().getCommandId(),
                        delivery.member(),
                        message,
                        place,
                        Bytes.wrap(origin.record().value()))
                .record(topic);
    }
}
