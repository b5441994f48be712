package io.loyaltystreams.sink;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What goes into one Kafka transaction. */
record Commit(
        List<Outcome> outcomes,
        List<ProducerRecord<byte[], byte[]>> deadLetters,
        Map<TopicPartition, Mark> marks,
        ConsumerGroupMetadata group) {

    /** An outcome and the command it ends. */
    record Outcome(TopicPartition lane, long offset, ProducerRecord<byte[], byte[]> record) {}

    /**
     * How far a lane partition is.
     *
     * @param offset to commit
     * @param horizon to commit with it
     * @param outcomesFrom from where outcomes of earlier transactions beyond the offset can be read back
     */
    record Mark(long offset, long horizon, OptionalLong outcomesFrom) {

        Mark with(long outcomeOffset) {
            var from = outcomesFrom.isPresent() ? Math.min(outcomesFrom.getAsLong(), outcomeOffset) : outcomeOffset;
            return new Mark(offset, horizon, OptionalLong.of(from));
        }

        CommitNote note() {
            return new CommitNote(outcomesFrom, horizon);
        }
    }

    /** An outcome as it was written. */
    record Written(TopicPartition lane, long offset, long outcomeOffset) {}
}
