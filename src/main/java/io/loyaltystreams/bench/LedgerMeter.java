package io.loyaltystreams.bench;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.local.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Reads how far the ledger is from the end offsets of its topic: costs the machine next to nothing. */
final class LedgerMeter implements AutoCloseable {

    private static final long PAUSE_MILLIS = 50;

    private final Admin admin;
    private final ChildProcess service;
    private final Map<TopicPartition, OffsetSpec> ends;

    /**
     * One look.
     *
     * @param entries committed entries; a marker for each transaction counts too, which is some in ten thousand
     * @param cpu what the service has used
     */
    record Reading(long entries, long nanos, Duration cpu) {}

    LedgerMeter(String bootstrapServers, ChildProcess service) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.service = service;
        String topic = Topic.POINTS_LEDGER.defaultName();
        this.ends = IntStream.range(0, partitions(topic))
                .boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()));
    }

    /** Returns as soon as so many entries are committed. */
    Reading await(long entries) {
        while (true) {
            Reading now = new Reading(entries(), System.nanoTime(), cpu());
            if (now.entries >= entries) {
                return now;
            }
            pause();
        }
    }

    private int partitions(String topic) {
        try {
            return admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot look at topic " + topic, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private long entries() {
        try {
            return admin
                    .listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot read the end of the ledger", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Duration cpu() {
        return ProcessHandle.of(service.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("The service ended by itself: see " + service.log()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted", e);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
