package io.loyaltystreams.rates;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.serde.RegistryUnavailableException;
import io.loyaltystreams.serde.UnreadableRecordException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of rates on a thread of its own: all partitions from their beginning, in every instance. A global table of Streams
 * would do the same, but cannot tell whether it has read to the end, nor may its topic be read a second time for its bad records.
 *
 * <ol>
 *   <li>No rate is told before the topic has been read once: an older rate would be taken for the one in force.
 *   <li>Before it tells a rate, it reads what has been written meanwhile: neither a rate nor a correction that was there before the
 *       order is missed.
 *   <li>Records that are no sound rate are left out here; the topology makes dead letters of them.
 * </ol>
 */
public final class RateReader implements Rates, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RateReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long a look at the end of the topic serves those who come after it. */
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Between the clocks of those who write records and ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** Below the time in which a stream thread must poll again. */
    private static final long PATIENCE_SECONDS = 30;

    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final String topic;
    private final Deserializer<ExchangeRateSet> deserializer;
    private final Predicate<ExchangeRateSet> sound;
    private final RateTable table = new RateTable();
    private final ReadPositions positions = new ReadPositions();
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "exchange-rates");
    private volatile Look lastLook = new Look(Instant.MIN, System.nanoTime() - 2 * FRESH_NANOS);
    private volatile boolean closed;

    /** Told why when nothing can be read any more. */
    public interface OnDeath {
        void accept(String why);
    }

    /** When the end of the topic was looked at, by the clock and by the time of this process. */
    private record Look(Instant at, long nanos) {}

    private RateReader(
            Consumer<byte[], byte[]> consumer,
            Admin admin,
            String topic,
            Deserializer<ExchangeRateSet> deserializer,
            Predicate<ExchangeRateSet> sound,
            Clock clock,
            OnDeath onDeath) {
        this.consumer = consumer;
        this.admin = admin;
        this.topic = topic;
        this.deserializer = deserializer;
        this.sound = sound;
        this.clock = clock;
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, e) -> {
            LOG.error("The reader of exchange rates died", e);
            onDeath.accept("the reader of exchange rates died: " + e);
        });
    }

    /**
     * Starts reading; returns at once.
     *
     * @param consumer without a group, reading what is committed; this reader owns it from now on
     * @param admin to ask for the end of the topic: the consumer's own connection is busy waiting for records. Owned likewise
     * @param sound whether a rate can be used
     * @param onDeath told why when nothing can be read any more
     */
    public static RateReader start(
            Consumer<byte[], byte[]> consumer,
            Admin admin,
            String topic,
            Deserializer<ExchangeRateSet> deserializer,
            Predicate<ExchangeRateSet> sound,
            Clock clock,
            OnDeath onDeath) {
        var reader = new RateReader(consumer, admin, topic, deserializer, sound, clock, onDeath);
        reader.thread.start();
        return reader;
    }

    /** {@inheritDoc} Throws {@link TimeoutException} if the topic cannot be read in time: the caller tries again later. */
    @Override
    public Optional<BigDecimal> inForce(String currency, String base, Instant at, Instant written) {
        var known = asFarAsRead(currency, base, at);
        if (known.isPresent() && isFresh(written)) {
            return known;
        }
        var look = new Look(clock.instant(), System.nanoTime());
        positions.await(ends(), PATIENCE_SECONDS, topic);
        lastLook = look;
        return table.inForce(currency, base, at);
    }

    @Override
    public Optional<BigDecimal> asFarAsRead(String currency, String base, Instant at) {
        positions.awaitFirst(PATIENCE_SECONDS, topic);
        return table.inForce(currency, base, at);
    }

    /** Whether the last look will do: a backlog must not ask the broker once for each order. */
    private boolean isFresh(Instant written) {
        Look last = lastLook;
        return System.nanoTime() - last.nanos() < FRESH_NANOS
                || written.plus(CLOCKS_DIFFER).isBefore(last.at());
    }

    private Map<TopicPartition, Long> ends() {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        positions.partitions().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try {
            var found = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var ends = new HashMap<TopicPartition, Long>();
            found.forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("The end of topic " + topic + " cannot be seen", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("Interrupted while looking for the end of topic " + topic, e);
        }
    }

    private void run() {
        boolean away = false;
        boolean assigned = false;
        while (!closed) {
            try {
                if (!assigned) {
                    assign();
                    assigned = true;
                }
                read();
                positions.reached(at());
                away = false;
            } catch (WakeupException closing) {
                LOG.debug("Exchange rates are read no more");
            } catch (KafkaException e) {
                if (!away) {
                    LOG.warn("Exchange rates cannot be read; trying on: {}", e.toString());
                }
                away = true;
                pause();
            }
        }
        consumer.close();
    }

    private void assign() {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("Topic " + topic + " is not there yet");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        positions.expect(consumer.endOffsets(partitions));
    }

    private Map<TopicPartition, Long> at() {
        var at = new HashMap<TopicPartition, Long>();
        consumer.assignment().forEach(partition -> at.put(partition, consumer.position(partition)));
        return at;
    }

    private void read() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> read : records) {
            take(read, records);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> read, ConsumerRecords<byte[], byte[]> all) {
        if (read.value() == null) {
            table.withdraw(key(read).orElse(""));
            return;
        }
        try {
            var set = deserializer.deserialize(topic, read.headers(), read.value());
            if (sound.test(set)) {
                table.set(key(read).orElseGet(() -> set.getCurrency() + "@" + set.getEffectiveFrom()), Rate.of(set));
            }
        } catch (UnreadableRecordException unreadable) {
            LOG.debug("Left out an unreadable rate at offset {} of {}", read.offset(), topic);
        } catch (RegistryUnavailableException away) {
            // setting a rate twice changes nothing, so the whole batch may be read again
            all.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, all.records(partition).getFirst().offset()));
            throw away;
        }
    }

    private static Optional<String> key(ConsumerRecord<byte[], byte[]> read) {
        return Optional.ofNullable(read.key()).map(bytes -> new String(bytes, UTF_8));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        admin.close(Duration.ofSeconds(1));
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
