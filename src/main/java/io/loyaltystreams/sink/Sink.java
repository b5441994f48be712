package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.config.KafkaProperties;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import io.loyaltystreams.piggy.PiggyClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.serialization.Serde;

/**
 * Makes the committed Piggy commands true at Piggy.
 *
 * <ol>
 *   <li>A member's commands are sent in order, one at a time; those of different members concurrently.
 *   <li>A command whose answer is unknown is looked up before it is sent again; the window between look-up and sending is
 *       not closed by Piggy, which has no idempotency key.
 *   <li>An outcome and the consumed offset are committed in one transaction; after a crash only commands that may have
 *       been sent are looked up.
 *   <li>A command is given up only when Piggy refuses it for good; it then is a dead letter, too.
 * </ol>
 */
public final class Sink implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(60);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int CONTACTS_KEPT = 100_000;

    private final SinkStatus status = new SinkStatus();
    private final Thread thread;

    private Sink(SinkParts parts) {
        thread = Thread.ofPlatform().name("sink").start(new SinkLoop(parts, status));
    }

    /**
     * Starts the sink on a thread of its own; it waits by itself for Kafka, its topics and Piggy.
     *
     * @param kafka client properties; those that the guarantees need are overruled
     * @param piggy stays the caller's to close, after the sink
     * @param clock for dates only
     * @param random spreads the waits after failures
     */
    public static Sink start(
            SinkSettings settings,
            KafkaProperties kafka,
            Serde<PiggyCommand> commands,
            Serde<PiggyOutcome> outcomes,
            Topics topics,
            PiggyClient piggy,
            MeterRegistry registry,
            Clock clock,
            RandomGenerator random) {
        var began = System.nanoTime();
        var clients = new KafkaClients(kafka);
        var metrics = new SinkMetrics(registry);
        var lanes = lanes(topics);
        var outcomesTopic = topics.name(Topic.PIGGY_OUTCOMES);
        var deadLetters = new DeadLetters(topics.name(Topic.DEAD_LETTERS));
        var consumer = clients.member(settings.groupId(), settings.instanceId());
        metrics.bind(consumer);
        var admin = clients.admin();
        var partitions = new Partitions(settings.maxInFlight() + betweenCommits(settings));
        return new Sink(new SinkParts(
                settings,
                lanes,
                outcomesTopic,
                consumer,
                admin,
                new Committer(clients::producer),
                new Takeover(
                        consumer, clients::reader, admin, outcomesTopic, Set.of(topics.name(Topic.PIGGY_INTERACTIVE))),
                new Reading(consumer, commands.deserializer(), lanes, deadLetters, settings.maxWaiting()),
                new Lookahead(
                        lanes,
                        new Scout(clients.scout(), partitions.windows()),
                        new Fetcher(clients.fetcher(), partitions.windows()),
                        admin),
                new Lag(admin),
                dispatcher(settings, random, metrics, clock),
                new Commits(
                        settings,
                        new OutcomeRecords(outcomesTopic, outcomes.serializer()),
                        deadLetters,
                        new Parking(topics.name(Topic.PIGGY_UNRESOLVED)),
                        metrics,
                        clock),
                partitions,
                metrics,
                piggy,
                clock,
                () -> System.nanoTime() - began));
    }

    private static Dispatcher dispatcher(
            SinkSettings settings, RandomGenerator random, SinkMetrics metrics, InstantSource dates) {
        var backoff = new Backoff(SHORTEST_PAUSE, LONGEST_PAUSE, random);
        return new Dispatcher(
                new Errands(settings.shops(), settings.settlingTime()),
                new ContactBook(CONTACTS_KEPT),
                new Dispatcher.Limits(
                        new Pace(settings.requestsPerSecond()),
                        new Gate(backoff, settings.probeEvery()),
                        new Quota(settings.probeEvery()),
                        backoff,
                        settings.maxInFlight()),
                Preparation.first(settings.contactAttributes()),
                metrics,
                dates);
    }

    /** Calls that can be made while horizons move by the next commit, with some room for a slow one. */
    private static int betweenCommits(SinkSettings settings) {
        var calls = settings.commitInterval().multipliedBy(3L * settings.requestsPerSecond());
        return Math.toIntExact(calls.toSeconds());
    }

    private static Map<String, Lane> lanes(Topics topics) {
        var lanes = new HashMap<String, Lane>();
        for (var lane : Lane.values()) {
            lanes.put(topics.name(lane.topic()), lane);
        }
        return Map.copyOf(lanes);
    }

    /** As of half a second ago, or less. */
    public SinkReport report() {
        return status.report();
    }

    public SinkState state() {
        return status.state();
    }

    /** Has the listener told the reason when the sink ends by an error that waiting does not cure. */
    public void onFailure(Consumer<String> listener) {
        status.onFailure(listener);
    }

    /**
     * Stops taking work, lets what is under way finish, commits, and leaves.
     *
     * @return false when that took longer than {@code patience}; it goes on in the background
     */
    public boolean close(Duration patience) {
        status.close();
        try {
            return thread.join(patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        close(CLOSE);
    }
}
