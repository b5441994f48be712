package io.loyaltystreams.deadletters;

import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.line;
import static io.loyaltystreams.story.Shop.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigFile;
import io.loyaltystreams.config.ConfigFile.Use;
import io.loyaltystreams.launcher.DeadLettersCommand;
import io.loyaltystreams.launcher.Launcher;
import io.loyaltystreams.launcher.topics.TopicCreation;
import io.loyaltystreams.local.broker.LocalBroker;
import io.loyaltystreams.program.file.ProgramFiles;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.serde.TestRegistry;
import io.loyaltystreams.stream.LedgerStreams;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

/** An operator finds letters, repairs their cause and sends them again, on a real broker and running topologies. */
@Timeout(300)
class DeadLettersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PLACED_AT = "2026-03-10T12:00:00Z";
    private static final String ADDRESS = "ann@example.org";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final TestRegistry registry = TestRegistry.start();
    private LocalBroker broker;
    private Path file;
    private AvroSerdes avro;
    private LedgerStreams streams;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        Files.writeString(folder.resolve("program.yaml"), """
                program: test
                version: 1
                effective-from: 2025-01-01T00:00
                zone: Europe/Amsterdam
                base-currency: EUR
                earn:
                  - { id: all, in: base, points: 1, per: 1.00 }
                """);
        file = Files.writeString(
                folder.resolve("loyalty.yaml"), """
                application-id: replay-test
                kafka: { bootstrap.servers: '%s' }
                schema-registry: { url: '%s' }
                partitions: 2
                """.formatted(broker.bootstrapServers(), registry.url()));
        Config config = ConfigFile.load(file, Map.of(), Use.WITHOUT_SINK);
        TopicCreation.run(config, line -> {});
        avro = AvroSerdes.from(config.schemaRegistry().forSerde());
        streams = LedgerStreams.start(
                config,
                ProgramFiles.load(config.program()),
                avro,
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                "localhost:1",
                reason -> {});
        producer =
                new KafkaProducer<>(config.kafka().forProducer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        streams.close();
        broker.close();
        registry.close();
    }

    @Test
    void aLetterThatIsReplayedWhenItsCauseIsGoneCountsOnceHoweverOftenItIsReplayed() throws Exception {
        sendOrder("4711");
        send("orders", "broken".getBytes(UTF_8), "by hand".getBytes(UTF_8));
        awaitRecords("dead-letters", 2);
        var original = letter("NO_EXCHANGE_RATE");

        listsBoth();
        showsTheOrderWithoutAndWithPersonalData(id(original));
        onlySaysWhatItWouldDo();

        send(
                "exchange-rates",
                "USD@2026",
                bytes(
                        "exchange-rates",
                        new ExchangeRateSet("USD", "EUR", "0.50", Instant.parse("2026-01-01T00:00:00Z"))));
        assertThat(run("replay", "--cause", "NO_EXCHANGE_RATE", "--operator", "desk-4"))
                .isZero();
        assertThat(out.toString()).contains("replayed " + id(original) + " as orders-", "1 replayed, 0 left alone");
        assertThat(awaitRecords("points-ledger", 1)).hasSize(1);
        isTheRecordThatWasSentFirst(original);

        assertThat(run("replay", "--letter", id(original))).isEqualTo(1);
        assertThat(out.toString()).contains("left     " + id(original) + ": was replayed on ", "--again sends it");
        assertThat(run("replay", "--cause", "NO_EXCHANGE_RATE")).isZero();
        assertThat(run("replay", "--letter", id(original), "--again")).isZero();
        awaitRecords("no-effects", 1);
        assertThat(records("points-ledger")).hasSize(1);
        assertThat(records("dead-letters")).hasSize(2);
        assertThat(records("dead-letter-replays"))
                .hasSize(2)
                .allSatisfy(note -> assertThat(new String(note.key(), UTF_8)).isEqualTo(id(original)));

        assertThat(run("list", "--cause", "NO_EXCHANGE_RATE")).isZero();
        assertThat(out.toString())
                .contains("1 dead letters: 1 NO_EXCHANGE_RATE")
                .containsPattern("20\\d\\d-.*20\\d\\d-");
    }

    private void listsBoth() {
        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .contains("2 dead letters: 1 NO_EXCHANGE_RATE, 1 UNREADABLE")
                .contains("Expected the first byte to be 0")
                .doesNotContain(ADDRESS);
        assertThat(run("list", "--topic", "returns")).isZero();
        assertThat(out.toString()).contains("No dead letters");
    }

    private void showsTheOrderWithoutAndWithPersonalData(String id) {
        assertThat(run("show", id)).isZero();
        assertThat(out.toString())
                .contains("\"orderId\" : \"4711\"", "\"kind\" : \"email\"", "\"placedAt\" : \"" + PLACED_AT + "\"")
                .contains("\"cause\" : \"NO_EXCHANGE_RATE\"", "\"till\" : \"(hidden)\"")
                .doesNotContain(ADDRESS, "by hand", "seven");
        assertThat(run("show", id, "--personal-data")).isZero();
        assertThat(out.toString()).contains(ADDRESS, "\"till\" : \"seven\"", "000000  00 00");
        assertThat(run("show", "0:999")).isEqualTo(1);
        assertThat(out.toString()).contains("There is no dead letter 0:999");
    }

    private void onlySaysWhatItWouldDo() {
        assertThat(run("replay", "--all", "--dry-run")).isZero();
        assertThat(out.toString()).contains("2 would be replayed, 0 left alone");
        assertThat(records("dead-letter-replays")).isEmpty();
        assertThat(run("replay")).isEqualTo(2);
    }

    private void isTheRecordThatWasSentFirst(ConsumerRecord<byte[], byte[]> letter) {
        var orders = records("orders").stream()
                .filter(order -> new String(order.key(), UTF_8).equals("any key"))
                .toList();
        assertThat(orders).hasSize(2);
        assertThat(orders.getLast().partition()).isEqualTo(orders.getFirst().partition());
        assertThat(orders.getLast().value())
                .isEqualTo(orders.getFirst().value())
                .isEqualTo(letter.value());
        assertThat(orders.getLast().headers().toArray())
                .isEqualTo(orders.getFirst().headers().toArray());
    }

    private void sendOrder(String id) throws Exception {
        OrderPlaced order = order(id, PLACED_AT, email(ADDRESS), card("5200000001"))
                .setCurrency("USD")
                .setLines(List.of(line("1", 1, 2000)))
                .build();
        var record = new ProducerRecord<>("orders", "any key".getBytes(UTF_8), bytes("orders", order));
        // a producer's header of a name of ours is the producer's all the same
        record.headers().add("cause", "campaign".getBytes(UTF_8)).add("till", "seven".getBytes(UTF_8));
        producer.send(record).get();
    }

    private void send(String topic, String key, byte[] value) throws Exception {
        send(topic, value, key.getBytes(UTF_8));
    }

    private void send(String topic, byte[] value, byte[] key) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    @SuppressWarnings("unchecked")
    private <T extends SpecificRecord> byte[] bytes(String topic, T record) {
        return avro.value((Class<T>) record.getClass()).serializer().serialize(topic, record);
    }

    private ConsumerRecord<byte[], byte[]> letter(String cause) {
        return records("dead-letters").stream()
                .filter(letter ->
                        new String(letter.headers().lastHeader("cause").value(), UTF_8).equals(cause))
                .findFirst()
                .orElseThrow();
    }

    private static String id(ConsumerRecord<byte[], byte[]> letter) {
        return new LetterId(letter.partition(), letter.offset()).toString();
    }

    private List<ConsumerRecord<byte[], byte[]>> awaitRecords(String topic, int count) {
        return await(count + " records on " + topic)
                .atMost(PATIENCE)
                .until(() -> records(topic), all -> all.size() >= count);
    }

    /** All that is committed on a topic. */
    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** Runs the command; {@link #out} holds what it printed. */
    private int run(String command, String... more) {
        out.getBuffer().setLength(0);
        var arguments = new ArrayList<>(List.of("dead-letters", command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--config", file.toString()));
        var to = new PrintWriter(out, true);
        var launcher = new Launcher(to, to, List.of(new DeadLettersCommand(Map.of(), Clock.systemUTC())));
        return launcher.run(arguments.toArray(String[]::new));
    }
}
