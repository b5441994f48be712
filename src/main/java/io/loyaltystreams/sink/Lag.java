package io.loyaltystreams.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How many commands wait unread; markers of transactions count as commands. Times are nanoseconds of the loop's clock. */
final class Lag {

    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final Admin admin;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private long askedAt;
    private boolean asking;

    Lag(Admin admin) {
        this.admin = admin;
    }

    /** @param inbox runs on the loop's thread what another thread has found out */
    void ask(Set<TopicPartition> partitions, Consumer<Runnable> inbox, long now) {
        if (asking || partitions.isEmpty() || now - askedAt < EVERY) {
            return;
        }
        asking = true;
        askedAt = now;
        var latest = partitions.stream().collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
        var unused = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .whenComplete((found, failure) -> inbox.accept(() -> {
                    asking = false;
                    if (found != null) {
                        found.forEach((partition, end) -> ends.put(partition, end.offset()));
                    }
                }));
    }

    long unread(TopicPartition partition, Window window) {
        return Math.max(0, ends.getOrDefault(partition, 0L) - window.position());
    }
}
