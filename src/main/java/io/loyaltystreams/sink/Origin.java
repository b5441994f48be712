package io.loyaltystreams.sink;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a command came from.
 *
 * @param partition lane topic and partition
 * @param record the original bytes, for the dead letters
 */
record Origin(Lane lane, TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {

    long offset() {
        return record.offset();
    }

    Instant writtenAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    @Override
    public String toString() {
        return partition + "@" + offset();
    }
}
