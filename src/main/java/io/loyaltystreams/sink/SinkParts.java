package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.PiggyClient;
import io.loyaltystreams.sink.SinkReport.LaneReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the loop works with, wired once; owns the Kafka clients and closes them. */
record SinkParts(
        SinkSettings settings,
        Map<String, Lane> lanes,
        String outcomesTopic,
        Consumer<byte[], byte[]> consumer,
        Admin admin,
        Committer committer,
        Takeover takeover,
        Reading reading,
        Lookahead lookahead,
        Lag lag,
        Dispatcher dispatcher,
        Commits commits,
        Partitions partitions,
        SinkMetrics metrics,
        PiggyClient piggy,
        Clock clock,
        LongSupplier nanos) {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    /** Makes the producer ready; what an earlier instance of this name left open is aborted. */
    void begin() {
        var instance =
                settings.instanceId().orElseGet(() -> consumer.groupMetadata().memberId());
        try {
            committer.begin(settings.groupId() + "-" + instance).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof KafkaException cause ? cause : new KafkaException(failed);
        }
    }

    /**
     * Partitions of all lanes together.
     *
     * @throws UnknownTopicOrPartitionException if a topic is not there (yet)
     * @throws CannotGoOn if the topics do not fit together
     */
    int partitionCount() {
        var each = partitions(outcomesTopic);
        for (var lane : lanes.keySet()) {
            if (partitions(lane) != each) {
                throw new CannotGoOn("Expected topic " + lane + " to have as many partitions as " + outcomesTopic + " ("
                        + each + ") but it has " + partitions(lane) + ": create it anew");
            }
        }
        return each * lanes.size();
    }

    private int partitions(String topic) {
        var found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new UnknownTopicOrPartitionException("Expected topic " + topic + " to exist: create it");
        }
        return found.size();
    }

    /** How long another owner may still be sending what it had begun. */
    Duration suspectPause() {
        return settings.lease().plus(piggy.requestTimeout());
    }

    void show(Map<TopicPartition, Window> windows) {
        metrics.show(windows, lanes, lag, clock.instant());
    }

    SinkReport report(Map<TopicPartition, Window> windows, int all, long now) {
        return new SinkReport(
                windows.size(),
                all,
                Stream.of(Lane.values()).map(lane -> laneReport(lane, windows)).toList(),
                dispatcher.granted(now),
                dispatcher.used(now),
                dispatcher.underWay(),
                dispatcher.blocked());
    }

    private LaneReport laneReport(Lane lane, Map<TopicPartition, Window> windows) {
        var own = windows.entrySet().stream()
                .filter(entry -> lanes.get(entry.getKey().topic()) == lane)
                .toList();
        var oldest = own.stream()
                .flatMapToLong(entry -> entry.getValue().oldest().stream())
                .min();
        return new LaneReport(
                lane.name().toLowerCase(Locale.ROOT),
                own.stream()
                        .mapToLong(
                                entry -> entry.getValue().unfinished() + lag.unread(entry.getKey(), entry.getValue()))
                        .sum(),
                oldest.isPresent() ? Optional.of(Instant.ofEpochMilli(oldest.getAsLong())) : Optional.empty());
    }

    void close() {
        metrics.close();
        committer.close();
        consumer.close(CloseOptions.timeout(CLOSE));
        lookahead.close();
        admin.close(CLOSE);
    }
}
