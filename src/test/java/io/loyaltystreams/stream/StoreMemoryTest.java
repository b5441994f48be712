package io.loyaltystreams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bound is that of the process: many full stores together stay below it. */
class StoreMemoryTest {

    private static final int MIB = 16;
    private static final int STORES = 6;
    private static final int RECORDS = 4_000;
    private static final String VALUE = "x".repeat(2_000);

    @TempDir
    private Path directory;

    @Test
    void boundsAllStoresTogether() {
        var builder = new StreamsBuilder();
        var names = IntStream.range(0, STORES).mapToObj(each -> "store-" + each).toList();
        names.forEach(name -> builder.table(
                name,
                Consumed.with(Serdes.String(), Serdes.String()),
                Materialized.<String, String>as(Stores.persistentKeyValueStore(name))
                        .withCachingDisabled()));
        try (var driver = new TopologyTestDriver(builder.build(), settings())) {
            names.forEach(name -> fill(driver, name));

            assertThat(metric(driver, "block-cache-capacity")).containsOnly((long) MIB << 20);
            assertThat(metric(driver, "block-cache-usage")).allMatch(bytes -> bytes > 0 && bytes <= (long) MIB << 20);
            var written = metric(driver, "cur-size-all-mem-tables").stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(written).as("bytes not on disk yet").isBetween(1L, ((long) MIB << 20) / 2);
            assertThat(driver.<String, String>getKeyValueStore("store-0").get("key-7"))
                    .isEqualTo(VALUE);
        }
    }

    private Properties settings() {
        var settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "memory",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "none:1",
                StreamsConfig.STATE_DIR_CONFIG,
                directory.toString(),
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                StoreMemory.class,
                StoreMemory.MEBIBYTES,
                MIB));
        return settings;
    }

    private static void fill(TopologyTestDriver driver, String name) {
        var topic = driver.createInputTopic(
                name, Serdes.String().serializer(), Serdes.String().serializer());
        for (int i = 0; i < RECORDS; i++) {
            topic.pipeInput("key-" + i, VALUE);
        }
    }

    private static List<Long> metric(TopologyTestDriver driver, String name) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name))
                .map(metric -> ((Number) metric.getValue().metricValue()).longValue())
                .toList();
    }
}
