package io.loyaltystreams.rates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.local.broker.LocalBroker;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.serde.TestRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reader on a real broker and over real HTTP to a registry. Each test has a topic of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class RateReaderIT {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LATER = FROM.plusSeconds(1);

    private final TestRegistry registry = TestRegistry.start();
    private final AvroSerdes avro = AvroSerdes.from(Map.of("schema.registry.url", registry.url()));
    private LocalBroker broker;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    void start(@TempDir Path directory) {
        broker = LocalBroker.start(directory);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    void stop() {
        producer.close();
        broker.close();
        registry.close();
    }

    private String topic(String name, int partitions) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
        return name;
    }

    private RateReader reader(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()));
        return RateReader.start(
                consumer,
                admin,
                topic,
                avro.value(ExchangeRateSet.class).deserializer(),
                set -> !set.getRate().startsWith("-"),
                Clock.systemUTC(),
                why -> fail(why));
    }

    private void send(String topic, String currency, String rate) throws Exception {
        var set = new ExchangeRateSet(currency, "EUR", rate, FROM);
        send(topic, currency, avro.value(ExchangeRateSet.class).serializer().serialize(topic, set));
    }

    private void send(String topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
    }

    private static Optional<BigDecimal> ask(RateReader reader, String currency) {
        return reader.inForce(currency, "EUR", LATER, Instant.now());
    }

    @Test
    void tellsNothingBeforeItHasReadEverything() throws Exception {
        var topic = topic("many", 3);
        for (int i = 1; i <= 500; i++) {
            send(topic, "JPY", "0." + (1000 + i));
        }
        try (var reader = reader(topic)) {
            assertThat(reader.inForce("JPY", "EUR", LATER, LATER)).hasValue(new BigDecimal("0.1500"));
        }
    }

    @Test
    void missesNoRateThatWasThereBefore() throws Exception {
        var topic = topic("each", 2);
        try (var reader = reader(topic)) {
            for (int i = 0; i < 100; i++) {
                assertThat(ask(reader, "C" + i)).isEmpty();
                send(topic, "C" + i, "2." + i);
                assertThat(ask(reader, "C" + i)).as("rate %d", i).isPresent();
            }
        }
    }

    @Test
    void missesNoCorrection() throws Exception {
        var topic = topic("corrected", 2);
        try (var reader = reader(topic)) {
            for (int i = 0; i < 50; i++) {
                send(topic, "JPY", "3." + i);
                // one look at the end of the topic serves those who come right after it
                Thread.sleep(25);
                assertThat(ask(reader, "JPY")).as("correction %d", i).hasValue(new BigDecimal("3." + i));
            }
        }
    }

    @Test
    void waitsForATopicThatIsNotThereYet() throws Exception {
        try (var reader = reader("late")) {
            Thread.sleep(500);
            topic("late", 1);
            send("late", "JPY", "0.006");
            assertThat(ask(reader, "JPY")).hasValue(new BigDecimal("0.006"));
        }
    }

    @Test
    void leavesOutWhatIsNoSoundRate() throws Exception {
        var topic = topic("unsound", 1);
        send(topic, "JPY", "-1");
        send(topic, "JPY", "no avro".getBytes(UTF_8));
        send(topic, "JPY", "0.006");
        send(topic, "SEK", "0.09");
        send(topic, "SEK", (byte[]) null);
        try (var reader = reader(topic)) {
            assertThat(ask(reader, "JPY")).hasValue(new BigDecimal("0.006"));
            assertThat(ask(reader, "SEK")).isEmpty();
        }
    }

    /** What an open transaction holds back does not hold up the reader. */
    @Test
    void doesNotWaitForAnOpenTransaction() throws Exception {
        var topic = topic("open", 1);
        send(topic, "JPY", "0.006");
        var settings = Map.<String, Object>of(
                "bootstrap.servers", broker.bootstrapServers(), "transactional.id", "rates-of-the-bank");
        try (var bank = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                var reader = reader(topic)) {
            bank.initTransactions();
            bank.beginTransaction();
            var set = new ExchangeRateSet("SEK", "EUR", "0.09", FROM);
            bank.send(new ProducerRecord<>(
                            topic,
                            avro.value(ExchangeRateSet.class).serializer().serialize(topic, set)))
                    .get();

            assertThat(ask(reader, "JPY")).hasValue(new BigDecimal("0.006"));
            assertThat(ask(reader, "SEK")).isEmpty();
            bank.commitTransaction();
            // a commit returns before its marker lies behind the record
            await("the marker")
                    .untilAsserted(() -> assertThat(ask(reader, "SEK")).hasValue(new BigDecimal("0.09")));
        }
    }
}
