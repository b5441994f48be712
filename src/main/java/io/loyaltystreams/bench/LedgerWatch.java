package io.loyaltystreams.bench;

import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.serde.AvroSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what the ledger has committed, counts it, and takes the time of the orders that it is told of. */
final class LedgerWatch implements AutoCloseable {

    private static final String LEDGER = Topic.POINTS_LEDGER.defaultName();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<PointsPosted> entries;
    private final Map<String, Instant> sent = new ConcurrentHashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final AtomicLong earned = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Instant lastExpired = Instant.EPOCH;

    /** When an order's entry could be read, and how long after the order was sent. */
    record Arrival(Instant at, long millis) {}

    LedgerWatch(String bootstrapServers, String registryUrl) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.entries = AvroSerdes.from(Map.of("schema.registry.url", registryUrl))
                .value(PointsPosted.class)
                .deserializer();
        consumer.assign(consumer.partitionsFor(LEDGER).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        this.thread = Thread.ofPlatform().daemon().name("ledger-watch").start(this::read);
    }

    /** The time of this order is to be taken. */
    void sent(String orderId, Instant at) {
        sent.put("order:" + orderId + ":earn", at);
    }

    /** Without those whose time is taken. */
    long earned() {
        return earned.get();
    }

    long expired() {
        return expired.get();
    }

    /** When the newest expiry could be read. */
    Instant lastExpired() {
        return lastExpired;
    }

    /** Within a span of time. */
    synchronized List<Arrival> arrivals(Instant from, Instant to) {
        return arrivals.stream()
                .filter(arrival -> !arrival.at().isBefore(from) && arrival.at().isBefore(to))
                .toList();
    }

    private void read() {
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofMillis(20))) {
                take(entries.deserialize(LEDGER, read.value()), Instant.now());
            }
        }
        consumer.close();
    }

    private void take(PointsPosted entry, Instant now) {
        Instant then = sent.remove(entry.getEntryId());
        if (then != null) {
            synchronized (this) {
                arrivals.add(new Arrival(now, Duration.between(then, now).toMillis()));
            }
            return;
        }
        switch (entry.getKind()) {
            case EARNED -> earned.incrementAndGet();
            case EXPIRED -> {
                lastExpired = now;
                expired.incrementAndGet();
            }
            case RELEASED, REVERSED, REDEEMED, REDEMPTION_REVERSED, ADJUSTED, TRANSFERRED, UNKNOWN -> {}
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
