package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.PiggyCommand;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Deliveries for tests. */
final class Deliveries {

    private Deliveries() {}

    static Delivery of(PiggyCommand command, Lane lane, long offset, long timestamp, Window window) {
        window.read(offset, timestamp, command.getMemberId());
        return new Delivery(origin(lane, offset, timestamp), command, window, 0);
    }

    static Origin origin(Lane lane, long offset, long timestamp) {
        var partition = new TopicPartition(lane.topic().defaultName(), 0);
        var record = new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
        return new Origin(lane, partition, record);
    }

    /** A window from which everything may be sent and nothing was. */
    static Window open() {
        var window = new Window(0, 0, new Finished(0));
        window.horizon(Long.MAX_VALUE);
        return window;
    }
}
