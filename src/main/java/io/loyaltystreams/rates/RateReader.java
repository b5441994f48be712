package io.loyaltystreams.rates;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.serde.RegistryUnavailableException;
import io.loyaltystreams.serde.UnreadableRecordException;
import java.math.BigDecimal;
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
 *   <li>Before it says that there is no rate, it reads what has been written meanwhile: a rate that was there before the order is
 *       never missed.
 *   <li>Records that are no sound rate are left out here; the topology makes dead letters of them.
 * </ol>
 */
public final class RateReader implements Rates, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RateReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Below the time in which a stream thread must poll again. */
    private static final long PATIENCE_SECONDS = 30;

    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final String topic;
    private final Deserializer<ExchangeRateSet> deserializer;
    private final Predicate<ExchangeRateSet> sound;
    private final RateTable table = new RateTable();
    private final ReadPositions positions = new ReadPositions();
    private final Thread thread = new Thread(this::run, "exchange-rates");
    private volatile boolean closed;

    private RateReader(
            Consumer<byte[], byte[]> consumer,
            Admin admin,
            String topic,
            Deserializer<ExchangeRateSet> deserializer,
            Predicate<ExchangeRateSet> sound) {
        this.consumer = consumer;
        this.admin = admin;
        this.topic = topic;
        this.deserializer = deserializer;
        this.sound = sound;
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, e) -> LOG.error("The reader of exchange rates died", e));
    }

    /**
     * Starts reading; returns at once.
     *
     * @param consumer without a group, reading what is committed; this reader owns it from now on
     * @param admin to ask for the end of the topic: the consumer's own connection is busy waiting for records. Owned likewise
     * @param sound whether a rate can be used
     */
    public static RateReader start(
            Consumer<byte[], byte[]> consumer,
            Admin admin,
            String topic,
            Deserializer<ExchangeRateSet> deserializer,
            Predicate<ExchangeRateSet> sound) {
        var reader = new RateReader(consumer, admin, topic, deserializer, sound);
        reader.thread.start();
        return reader;
    }

    /** {@inheritDoc} Throws {@link TimeoutException} if the topic cannot be read in time: the caller tries again later. */
    @Override
    public Optional<BigDecimal> inForce(String currency, String base, Instant at) {
        var known = asFarAsRead(currency, base, at);
        if (known.isPresent()) {
            return known;
        }
        positions.await(ends(), PATIENCE_SECONDS, topic);
        return table.inForce(currency, base, at);
    }

    @Override
    public Optional<BigDecimal> asFarAsRead(String currency, String base, Instant at) {
        positions.awaitFirst(PATIENCE_SECONDS, topic);
        return table.inForce(currency, base, at);
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
        String key = read.key() == null ? "" : new String(read.key(), UTF_8);
        if (read.value() == null) {
            table.withdraw(key);
            return;
        }
        try {
            var set = deserializer.deserialize(topic, read.headers(), read.value());
            if (sound.test(set)) {
                table.set(key, Rate.of(set));
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
