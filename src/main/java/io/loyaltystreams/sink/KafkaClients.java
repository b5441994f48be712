package io.loyaltystreams.sink;

import io.loyaltystreams.config.KafkaProperties;
import io.loyaltystreams.config.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the sink's Kafka clients: the operator's properties, overruled where the sink's guarantees need it. */
record KafkaClients(KafkaProperties properties) {

    private static final int TRANSACTION_TIMEOUT_MS = 15_000;
    private static final int AS_THE_SYSTEM_LIKES = -1;

    Consumer<byte[], byte[]> member(String groupId, Optional<String> instanceId) {
        var own = readingCommitted();
        own.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        instanceId.ifPresent(id -> own.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        own.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // gives the same partition of all lanes to one instance, which a member's order needs
        own.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Consumer<byte[], byte[]> reader() {
        var own = readingCommitted();
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads much at a time, of which only the keys are looked at. */
    Consumer<byte[], byte[]> scout() {
        return ahead(Map.of(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4 * 1024 * 1024,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                8 * 1024 * 1024,
                ConsumerConfig.RECEIVE_BUFFER_CONFIG,
                AS_THE_SYSTEM_LIKES));
    }

    /** Reads one record here and there. */
    Consumer<byte[], byte[]> fetcher() {
        return ahead(Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 32 * 1024));
    }

    private Consumer<byte[], byte[]> ahead(Map<String, Object> special) {
        var own = readingCommitted();
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.putAll(special);
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Producer<byte[], byte[]> producer(String transactionalId) {
        var own = new HashMap<>(properties.forProducer());
        own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        own.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        own.put(ProducerConfig.ACKS_CONFIG, "all");
        // a dead instance's open transaction holds back its successor for this long
        own.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        // a dead letter is larger than the command that it keeps
        own.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.LARGEST_RECORD);
        return new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Admin admin() {
        return Admin.create(properties.forAdmin());
    }

    private Map<String, Object> readingCommitted() {
        var own = new HashMap<>(properties.forConsumer());
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return own;
    }
}
