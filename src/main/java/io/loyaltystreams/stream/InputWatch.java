package io.loyaltystreams.stream;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import io.loyaltystreams.stream.TailProbe.Tail;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows up to which instant every input has been read by the whole application, all instances together: the sweep must not run
 * ahead of events that are still unread. It compares what the group has committed with where the topics end, and leaves {@code
 * settle} for what is on its way between the stages.
 */
final class InputWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final long PATIENCE_SECONDS = 10;

    /** Intake, book, identity and ledger, and as often again for an event whose references are asked one after the other. */
    private static final int STAGES = 8;

    private final Admin admin;
    private final String group;
    private final Set<String> inputs;
    private final Duration settle;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var daemon = new Thread(task, "input-watch");
        daemon.setDaemon(true);
        return daemon;
    });

    private final ReadingRounds<TopicPartition> rounds = new ReadingRounds<>(STAGES);
    private final TailProbe probe;
    private Map<TopicPartition, Tail> lastTails = Map.of();
    private final Map<String, AtomicLong> unread = new HashMap<>();
    private volatile Instant readUpTo = Instant.EPOCH;
    private boolean failing;

    InputWatch(
            Admin admin,
            TailProbe probe,
            String group,
            Set<String> inputs,
            Duration settle,
            MeterRegistry meters,
            Clock clock) {
        this.admin = admin;
        this.probe = probe;
        this.group = group;
        this.inputs = Set.copyOf(inputs);
        this.settle = settle;
        this.clock = clock;
        inputs.forEach(topic -> unread.put(topic, gauge(meters, topic)));
    }

    /** Of the whole application, so every instance shows the same: a chart takes the highest of a topic, not the sum. */
    private static AtomicLong gauge(MeterRegistry meters, String topic) {
        var records = new AtomicLong();
        Gauge.builder("loyalty.input.unread", records, AtomicLong::get)
                .baseUnit("records")
                .description("Records that all instances together have not read yet; every instance shows the same")
                .tag("topic", topic)
                .register(meters);
        return records;
    }

    /** What the application reads: the topics of others, and its own between the stages. */
    static Set<String> inputs(String applicationId, Topics topics) {
        return Set.of(
                topics.name(Topic.ORDERS),
                topics.name(Topic.RETURNS),
                topics.name(Topic.SIGNUPS),
                topics.name(Topic.ACTIVITIES),
                topics.name(Topic.REDEMPTIONS),
                topics.name(Topic.ADJUSTMENTS),
                InternalTopic.name(applicationId, LoyaltyTopology.BY_ORDER),
                InternalTopic.name(applicationId, LoyaltyTopology.BY_REDEMPTION),
                InternalTopic.name(applicationId, LoyaltyTopology.BY_REFERENCE),
                InternalTopic.name(applicationId, LoyaltyTopology.BY_MEMBER));
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything older has been read; goes forward only. */
    Instant readUpTo() {
        return readUpTo;
    }

    private void look() {
        Instant now = clock.instant();
        try {
            rounds.look(now, seen()).map(before -> before.minus(settle)).ifPresent(this::reach);
            if (failing) {
                failing = false;
                LOG.info("The ends of the input topics can be seen again");
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            // until the first start has made them, the internal topics are not there
            boolean notYet = e.getCause() instanceof UnknownTopicOrPartitionException;
            if (!failing && !notYet && !Thread.currentThread().isInterrupted()) {
                failing = true;
                LOG.warn(
                        "The ends of the input topics cannot be seen, so time stands still for quiet members: {}",
                        why(e));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reach(Instant instant) {
        if (instant.isAfter(readUpTo)) {
            readUpTo = instant;
        }
    }

    private Map<TopicPartition, ReadingRounds.Seen> seen()
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Collection<TopicPartition> partitions = partitions();
        var ends = offsets(partitions, OffsetSpec.latest());
        var starts = offsets(partitions, OffsetSpec.earliest());
        var reads = new HashMap<TopicPartition, Long>();
        var tails = new HashMap<TopicPartition, Tail>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata at = committed.get(partition);
            long start = starts.get(partition).offset();
            long read = at == null ? start : Math.max(at.offset(), start);
            long end = ends.get(partition).offset();
            reads.put(partition, read);
            if (read < end) {
                tails.put(partition, new Tail(read, end));
            }
        }
        var empty = probe.empty(standingStill(tails));
        var seen = new HashMap<TopicPartition, ReadingRounds.Seen>();
        reads.forEach((partition, read) -> {
            boolean isRead = !tails.containsKey(partition) || empty.contains(partition);
            seen.put(partition, new ReadingRounds.Seen(read, ends.get(partition).offset(), isRead));
        });
        count(seen);
        return seen;
    }

    /** Behind the last record lie markers that the group does not count as read; while it still moves nobody needs to look. */
    private Map<TopicPartition, Tail> standingStill(Map<TopicPartition, Tail> tails) {
        var still = new HashMap<>(tails);
        still.entrySet().retainAll(lastTails.entrySet());
        lastTails = tails;
        return still;
    }

    private void count(Map<TopicPartition, ReadingRounds.Seen> seen) {
        var left = new HashMap<String, Long>();
        seen.forEach((partition, at) ->
                left.merge(partition.topic(), at.drained() ? 0 : Math.max(0, at.end() - at.read()), Long::sum));
        left.forEach((topic, records) -> unread.get(topic).set(records));
    }

    private Collection<TopicPartition> partitions() throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, TopicDescription> topics =
                admin.describeTopics(inputs).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        return admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, p -> which)))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static String why(Exception e) {
        return e instanceof ExecutionException && e.getCause() != null
                ? e.getCause().toString()
                : e.toString();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // a consumer belongs to one thread at a time
                probe.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            admin.close(Duration.ofSeconds(1));
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }
}
