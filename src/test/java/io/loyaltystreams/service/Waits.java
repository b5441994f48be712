package io.loyaltystreams.service;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long points take from the sending of an order until others can read them: an entry carries the timestamp of the order that
 * caused it. Reads on a thread of its own, since the moment of reading counts.
 */
final class Waits implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicLong longest = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().name("waits").unstarted(this::readOn);

    private Waits(String bootstrapServers) {
        var settings =
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var ledger = Topics.defaults().name(Topic.POINTS_LEDGER);
        consumer.assign(consumer.partitionsFor(ledger).stream()
                .map(partition -> new TopicPartition(ledger, partition.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    /** Measures from now on. */
    static Waits from(String bootstrapServers) {
        var waits = new Waits(bootstrapServers);
        waits.thread.start();
        return waits;
    }

    Duration longest() {
        return Duration.ofMillis(longest.get());
    }

    private void readOn() {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    longest.accumulateAndGet(System.currentTimeMillis() - each.timestamp(), Math::max);
                }
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
