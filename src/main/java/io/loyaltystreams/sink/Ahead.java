package io.loyaltystreams.sink;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** What is known of commands that were not read into memory. */
interface Ahead {

    /** Everything before this offset is either in memory or known to {@link #unread}. */
    long knownUpTo(TopicPartition partition);

    /** Offsets at which commands of the member may stand that are not in memory, rising. */
    List<Long> unread(TopicPartition partition, String member);
}
