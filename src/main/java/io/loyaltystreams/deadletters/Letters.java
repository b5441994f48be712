package io.loyaltystreams.deadletters;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning to where it ended when the reading began; belongs to no group, so it disturbs nobody. */
final class Letters {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PATIENCE_MS = 30_000;

    private final Config config;

    Letters(Config config) {
        this.config = config;
    }

    /** The letters that are meant, of each partition in order; the listener may take its time. */
    void read(Choice choice, Consumer<Letter> each, Consumer<String> strangers) {
        read(Topic.DEAD_LETTERS, choice.ranges(), read -> {
            try {
                var letter = Letter.of(read);
                if (choice.fits(letter)) {
                    each.accept(letter);
                }
            } catch (NoLetter stranger) {
                strangers.accept(stranger.getMessage());
            }
        });
    }

    /** All records of a topic, whoever wrote them. */
    void read(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        read(topic, List.of(), each);
    }

    private void read(Topic topic, List<LetterRange> ranges, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var name = config.topics().name(topic);
        try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions(consumer, name);
            consumer.assign(partitions);
            var left = new HashMap<>(consumer.endOffsets(partitions));
            consumer.seekToBeginning(partitions);
            startAt(ranges, name, consumer, left);
            forgetFinished(consumer, left);
            while (!left.isEmpty()) {
                for (var read : consumer.poll(POLL)) {
                    var end = left.get(new TopicPartition(read.topic(), read.partition()));
                    if (end != null && read.offset() < end) {
                        each.accept(read);
                    }
                }
                forgetFinished(consumer, left);
            }
        } catch (KafkaException refused) {
            throw KafkaRefusal.of(refused, config.kafka());
        }
    }

    private static void forgetFinished(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> left) {
        left.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
    }

    /** Where the letters are named there is no need to read what lies before and behind them. */
    private static void startAt(
            List<LetterRange> ranges, String name, KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> left) {
        if (ranges.isEmpty()) {
            return;
        }
        for (var partition : List.copyOf(left.keySet())) {
            var own = ranges.stream()
                    .filter(range -> partition.equals(new TopicPartition(name, range.partition())))
                    .toList();
            if (own.isEmpty()) {
                left.remove(partition);
                consumer.pause(List.of(partition));
                continue;
            }
            long first = own.stream().mapToLong(LetterRange::first).min().orElseThrow();
            long last = own.stream().mapToLong(LetterRange::last).max().orElseThrow();
            if (first > consumer.position(partition)) {
                consumer.seek(partition, Math.min(first, left.get(partition)));
            }
            left.merge(partition, last + 1, Math::min);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String name) {
        var found = consumer.partitionsFor(name);
        if (found == null || found.isEmpty()) {
            throw KafkaRefusal.missing(name);
        }
        return found.stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(config.kafka().forConsumer());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, config.applicationId() + "-dead-letters");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return settings;
    }
}
