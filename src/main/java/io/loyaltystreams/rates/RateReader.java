package io.loyaltystreams.rates;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.serde.RegistryUnavailableException;
import io.loyaltystreams.serde.UnreadableRecordException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
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
    private final String topic;
    private final Deserializer<ExchangeRateSet> deserializer;
    private final Predicate<ExchangeRateSet> sound;
    private final RateTable table = new RateTable();
    private final CompletableFuture<Void> readOnce = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "exchange-rates");
    private volatile boolean closed;

    private RateReader(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Deserializer<ExchangeRateSet> deserializer,
            Predicate<ExchangeRateSet> sound) {
        this.consumer = consumer;
        this.topic = topic;
        this.deserializer = deserializer;
        this.sound = sound;
        waiting.add(readOnce);
        thread.setDaemon(true);
    }

    /**
     * Starts reading; returns at once.
     *
     * @param consumer without a group, which this reader owns from now on
     * @param sound whether a rate can be used
     */
    public static RateReader start(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Deserializer<ExchangeRateSet> deserializer,
            Predicate<ExchangeRateSet> sound) {
        var reader = new RateReader(consumer, topic, deserializer, sound);
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
        await(readToTheEnd());
        return table.inForce(currency, base, at);
    }

    @Override
    public Optional<BigDecimal> asFarAsRead(String currency, String base, Instant at) {
        await(readOnce);
        return table.inForce(currency, base, at);
    }

    private Future<Void> readToTheEnd() {
        var read = new CompletableFuture<Void>();
        waiting.add(read);
        consumer.wakeup();
        return read;
    }

    private void await(Future<Void> read) {
        try {
            read.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CancellationException | java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("The topic " + topic + " could not be read to its end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("Interrupted while the topic " + topic + " was read", e);
        }
    }

    private void run() {
        var away = false;
        while (!closed) {
            try {
                if (consumer.assignment().isEmpty()) {
                    assign();
                }
                step();
                away = false;
            } catch (WakeupException asked) {
                LOG.trace("Asked to read on at once");
            } catch (RetriableException | RegistryUnavailableException e) {
                if (!away) {
                    LOG.warn("Exchange rates cannot be read; trying on: {}", e.getMessage());
                }
                away = true;
                pause();
            } catch (KafkaException e) {
                LOG.error("Exchange rates cannot be read", e);
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
    }

    /** Reads some; whoever had asked before is answered once all that was there then has been read. */
    private void step() {
        var asked = new ArrayList<>(waiting);
        if (asked.isEmpty()) {
            read(POLL);
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (!hasReached(ends)) {
            read(POLL);
        }
        waiting.removeAll(asked);
        asked.forEach(read -> read.complete(null));
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void read(Duration wait) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> read : records.records(partition)) {
                take(read, records);
            }
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
        List.copyOf(waiting).forEach(read -> read.cancel(false));
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
