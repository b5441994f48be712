package io.loyaltystreams.stream;

import static java.util.Map.entry;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of Kafka Streams. Precedence, lowest first: our defaults, the operator's {@code kafka} group, and what
 * exactly-once and our names need, which nobody may change.
 */
final class StreamsSettings {

    private StreamsSettings() {}

    /** @param advertised {@code host:port} at which other instances reach the HTTP of this one */
    static Map<String, Object> of(Config config, String advertised) {
        var settings = new HashMap<String, Object>(defaults(config));
        settings.putAll(config.kafka().forStreams());
        settings.putAll(needed(config, advertised));
        return settings;
    }

    /** Of the consumer that reads the topic of exchange rates; it has no group, since every instance reads all of it. */
    static Map<String, Object> ofRateReader(Config config) {
        return ofReaderWithoutGroup(config, "exchange-rates");
    }

    /** Of the consumer that looks whether anything is left to read; one record tells. */
    static Map<String, Object> ofTailProbe(Config config) {
        var settings = ofReaderWithoutGroup(config, "input-watch");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        return settings;
    }

    private static Map<String, Object> ofReaderWithoutGroup(Config config, String client) {
        var settings = new HashMap<>(config.kafka().forConsumer());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, null);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, config.applicationId() + "-" + client);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return settings;
    }

    /** Without the prefix of one kind of client, so that the operator's own value wins with a prefix and without. */
    private static Map<String, Object> defaults(Config config) {
        return Map.of(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                config.streamThreads(),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                config.commitInterval().toMillis(),
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                StoreMemory.class,
                // as many replicas as the broker gives topics by default
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                -1,
                // how long the partitions of an instance that died stand still
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                2_000,
                // Streams would wait 100 ms at every stage; a commit flushes anyway
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                // a dead letter is larger than the record that it keeps
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topic.LARGEST_RECORD,
                StreamsConfig.TOPIC_PREFIX + TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Topic.LARGEST_RECORD);
    }

    private static Map<String, Object> needed(Config config, String advertised) {
        return Map.ofEntries(
                entry(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId()),
                entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                entry(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString()),
                entry(StoreMemory.MEBIBYTES, config.stateMemoryMib()),
                entry(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised),
                // a restart within the session timeout gets its partitions back without a rebalance
                entry(
                        StreamsConfig.MAIN_CONSUMER_PREFIX + ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        config.instanceId()));
    }
}
