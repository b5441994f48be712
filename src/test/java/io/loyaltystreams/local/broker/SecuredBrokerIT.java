package io.loyaltystreams.local.broker;

import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigFile;
import io.loyaltystreams.config.ConfigFile.Use;
import io.loyaltystreams.launcher.Launcher;
import io.loyaltystreams.launcher.TopicsCommand;
import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.Installation;
import io.loyaltystreams.local.JavaCommand;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.serde.TestRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Every client of the service logs in over TLS with what the {@code kafka} group says, secrets by reference. */
@Timeout(300)
class SecuredBrokerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final TestRegistry registry = TestRegistry.start();
    private SecuredBroker broker;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        broker = SecuredBroker.start(folder.resolve("broker"));
        Files.writeString(folder.resolve("store-password"), SecuredBroker.STORE_PASSWORD);
        Files.writeString(folder.resolve("program.yaml"), """
                program: test
                version: 1
                effective-from: 2025-01-01T00:00
                zone: Europe/Amsterdam
                base-currency: EUR
                earn:
                  - { id: all, points: 1, per: 1.00 }
                """);
        file = Files.writeString(folder.resolve("loyalty.yaml"), """
                kafka:
                  bootstrap.servers: '%s'
                  security.protocol: SASL_SSL
                  sasl.mechanism: PLAIN
                  sasl.jaas.config: org.apache.kafka.common.security.plain.PlainLoginModule required username="loyalty" password="${env:KAFKA_PASSWORD}";
                  ssl.truststore.type: PKCS12
                  ssl.truststore.location: '%s'
                  ssl.truststore.password: ${file:store-password}
                schema-registry: { url: '%s' }
                partitions: 1
                stream-threads: 1
                piggy: { base-url: 'http://127.0.0.1:1', token-env: PIGGY_TOKEN, default-shop: 2e9d4f1c-61a3-4c55-a2d1-8b7f6e5d4c33 }
                http: { port: 0 }
                """.formatted(
                        broker.bootstrapServers(), broker.trustStore(), registry.url()));
    }

    @AfterEach
    void stop() {
        broker.close();
        registry.close();
    }

    @Test
    void theServiceWorksOnABrokerThatWantsTlsAndALogin() throws Exception {
        var wrong = createTopics("wrong-password");
        assertThat(wrong)
                .startsWith("1 ")
                .contains("refuses the login", "kafka")
                .doesNotContain("wrong-password");
        assertThat(createTopics(SecuredBroker.PASSWORD)).startsWith("0 ").contains("created  orders");

        var environment = Map.of("KAFKA_PASSWORD", SecuredBroker.PASSWORD, "PIGGY_TOKEN", "token-of-piggy");
        var command = new JavaCommand(
                "service",
                JavaCommand.SMALL,
                Installation.current().serviceClassPath(),
                "io.loyaltystreams.Main",
                List.of("run", "--config", file.toString()),
                environment);
        try (var service = ChildProcess.start(command, folder)) {
            await("topologies and sink in the log of the service")
                    .atMost(PATIENCE)
                    .until(() -> {
                        var log = Files.readString(service.log());
                        return log.contains("Topologies are RUNNING") && log.contains("sink is running");
                    });
            var config = ConfigFile.load(file, environment, Use.WITHOUT_SINK);
            assertThat(entryOf(config)).isEqualTo("order:4711:earn");
            assertThat(Files.readString(service.log())).doesNotContain(SecuredBroker.PASSWORD, "token-of-piggy");
        }
    }

    /** Sends an order and waits for its entry. */
    private static String entryOf(Config config) throws Exception {
        var avro = AvroSerdes.from(config.schemaRegistry().forSerde());
        var order = order("4711", "2026-03-10T12:00:00Z", card("1")).build();
        var bytes = avro.value(OrderPlaced.class).serializer().serialize("orders", order);
        try (var producer = new KafkaProducer<>(
                config.kafka().forProducer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("orders", bytes)).get();
        }
        try (var consumer = new KafkaConsumer<>(
                config.kafka().forConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var ledger = List.of(new TopicPartition("points-ledger", 0));
            consumer.assign(ledger);
            consumer.seekToBeginning(ledger);
            var found = new ArrayList<byte[]>();
            await("an entry").atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(read -> found.add(read.value()));
                return !found.isEmpty();
            });
            return avro.value(PointsPosted.class)
                    .deserializer()
                    .deserialize("points-ledger", found.getFirst())
                    .getEntryId();
        }
    }

    /** The exit code and what was printed. */
    private String createTopics(String password) {
        var printed = new StringWriter();
        var to = new PrintWriter(printed, true);
        var launcher = new Launcher(
                to, to, List.of(new TopicsCommand(Map.of("KAFKA_PASSWORD", password, "PIGGY_TOKEN", "t"))));
        return launcher.run("topics", "create", "--config", file.toString()) + " " + printed;
    }
}
