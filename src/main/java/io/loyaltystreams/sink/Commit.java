package io.loyaltystreams.sink;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
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
     * @param ahead single commands beyond the horizon that may be sent all the same
     * @param since no unfinished command below the horizon was sent before this instant
     */
    record Mark(long offset, long horizon, OptionalLong outcomesFrom, Instant since, Set<Long> ahead) {

        /** Whether nothing new is to be told: an earlier instant holds for a later commit, too. */
        boolean saysTheSameAs(Mark other) {
            return other != null
                    && offset == other.offset
                    && horizon == other.horizon
                    && outcomesFrom.equals(other.outcomesFrom)
                    && ahead.equals(other.ahead);
        }

        Mark with(long outcomeOffset) {
            var from = outcomesFrom.isPresent() ? Math.min(outcomesFrom.getAsLong(), outcomeOffset) : outcomeOffset;
            return new Mark(offset, horizon, OptionalLong.of(from), since, ahead);
        }

        CommitNote note() {
            return new CommitNote(outcomesFrom, horizon, since, ahead);
        }
    }

    /** An outcome as it was written. */
    record Written(TopicPartition lane, long offset, long outcomeOffset) {}
}
