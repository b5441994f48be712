package io.loyaltystreams.local.broker;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is killed in the middle of many transactions; without care it would end some of them only in part. */
class InterruptedTransactionsIT {

    private static final String TOPIC = "busy";
    private static final int PARTITIONS = 110;
    private static final int RECORDS = 24;
    private static final int PRODUCERS = 12;

    /** A transaction whose producer gives up is ended by the broker after its 10 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @TempDir
    private Path directory;

    @Test
    void allEndAfterAKill() throws Exception {
        try (var broker = LocalBroker.start(directory);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get(10, TimeUnit.SECONDS);
            try (var threads = Executors.newFixedThreadPool(PRODUCERS)) {
                IntStream.range(0, PRODUCERS)
                        .forEach(each -> threads.execute(() -> commitAgainAndAgain(each, broker.bootstrapServers())));
                await().atMost(PATIENCE).until(() -> commits.get() > 10 * PRODUCERS);

                broker.kill();
                enough.set(true);
                broker.restart();
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(offsets(admin, IsolationLevel.READ_COMMITTED))
                            .as("how far readers of what is committed can see")
                            .isEqualTo(offsets(admin, IsolationLevel.READ_UNCOMMITTED)));
            // when it does, the next marker may still hide it, so what the broker says counts as well
            assertThat(directory.resolve("broker.log")).content().doesNotContain("Couldn't find leader endpoint");
        }
    }

    private void commitAgainAndAgain(int number, String bootstrapServers) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "busy-" + number,
                "transaction.timeout.ms",
                10_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            while (!enough.get()) {
                producer.beginTransaction();
                for (int i = 0; i < RECORDS; i++) {
                    var partition = (number * RECORDS + i) % PARTITIONS;
                    var unused = producer.send(new ProducerRecord<>(TOPIC, partition, "key", "value"));
                }
                producer.commitTransaction();
                commits.incrementAndGet();
            }
        } catch (KafkaException e) {
            // the broker ends what it left open
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, IsolationLevel level) throws Exception {
        var partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(TOPIC, number))
                .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin
                .listOffsets(partitions, new ListOffsetsOptions(level))
                .all()
                .get(10, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
