package io.loyaltystreams.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.out.PointsExpired;
import io.loyaltystreams.avro.out.PointsExpiring;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.serde.AvroSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The points of thousands of members expire, each after two notices, while the service is killed again and again. */
@Timeout(240)
class SweepCrashIT {

    private static final int MEMBERS = 4000;
    private static final int KILLS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Topic> OUT = List.of(Topic.POINTS_LEDGER, Topic.POINTS_EXPIRING, Topic.POINTS_EXPIRED);

    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2020-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 1, per: 1.00 }
            expiry: { after: P12M, notices: [P30D, P3D] }
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Map<Topic, List<ConsumerRecord<String, byte[]>>> read = new HashMap<>();

    @Test
    void eachNoticeAndEachExpiryHappensOnce() {
        try (var stand = Stand.in(folder, new String[] {PROGRAM}, 2);
                var consumer = consumer(stand)) {
            var service = stand.startService();
            writeOrdersOfLongAgo(stand);
            int kills = 0;
            for (int seen = 0; kills < KILLS; kills++) {
                int before = seen;
                Pause.until(() -> expired(consumer) > before, PATIENCE, "an expiry after " + before);
                service.kill();
                seen = expired(consumer);
                assertThat(seen).as("the sweep was not over when it was killed").isLessThan(MEMBERS);
                service = stand.startService();
            }
            Pause.until(() -> expired(consumer) >= MEMBERS, PATIENCE, "all expiries");
            Pause.until(Instant.now().plusSeconds(3));
            poll(consumer);
            check(stand);
        }
    }

    private static void writeOrdersOfLongAgo(Stand stand) {
        Instant longAgo = Instant.now().minus(Duration.ofDays(400));
        try (var writer = new OrderWriter(stand.bootstrapServers(), stand.registryUrl(), 20)) {
            for (int i = 0; i < MEMBERS; i++) {
                writer.write(SweepBench.order("o-" + i, "C-" + i, longAgo));
            }
        }
    }

    private void check(Stand stand) {
        var avro = AvroSerdes.from(Map.of("schema.registry.url", stand.registryUrl()));
        var entries = values(avro, Topic.POINTS_LEDGER, PointsPosted.class, PointsPosted::getEntryId);
        var notices = values(avro, Topic.POINTS_EXPIRING, PointsExpiring.class, PointsExpiring::getEventId);
        var gone = values(avro, Topic.POINTS_EXPIRED, PointsExpired.class, PointsExpired::getEventId);

        assertThat(entries).hasSize(MEMBERS).allSatisfy((member, ids) -> {
            assertThat(ids).hasSize(2);
            assertThat(ids.get(1)).isEqualTo("expiry:" + ids.get(0));
        });
        assertThat(notices)
                .hasSize(MEMBERS)
                .allSatisfy((member, ids) -> assertThat(ids)
                        .hasSize(2)
                        .satisfiesExactly(
                                first -> assertThat(first).endsWith(":30"),
                                second -> assertThat(second).endsWith(":3")));
        assertThat(gone)
                .hasSize(MEMBERS)
                .allSatisfy((member, ids) -> assertThat(ids).hasSize(1));
    }

    /** Ids by member, in their order. */
    private <T extends SpecificRecord> Map<String, List<String>> values(
            AvroSerdes avro, Topic topic, Class<T> type, Function<T, String> id) {
        var deserializer = avro.value(type).deserializer();
        return read.get(topic).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        Collectors.mapping(
                                record -> id.apply(deserializer.deserialize(record.topic(), record.value())),
                                Collectors.toList())));
    }

    private int expired(KafkaConsumer<String, byte[]> consumer) {
        poll(consumer);
        return read.getOrDefault(Topic.POINTS_EXPIRED, List.of()).size();
    }

    private void poll(KafkaConsumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(10))) {
            Topic topic = OUT.stream()
                    .filter(each -> each.defaultName().equals(record.topic()))
                    .findFirst()
                    .orElseThrow();
            read.computeIfAbsent(topic, t -> new ArrayList<>()).add(record);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Stand stand) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stand.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        Stream<TopicPartition> partitions = OUT.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.defaultName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
        consumer.assign(partitions.toList());
        return consumer;
    }
}
