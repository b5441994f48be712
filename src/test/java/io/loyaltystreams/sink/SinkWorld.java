package io.loyaltystreams.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.config.KafkaProperties;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import io.loyaltystreams.piggy.PiggyClient;
import io.loyaltystreams.piggy.PiggySettings;
import io.loyaltystreams.simulator.Simulator;
import io.loyaltystreams.simulator.SimulatorSettings;
import io.loyaltystreams.simulator.fault.PlanReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;

/** Topics of their own on a shared broker, a simulator, and everything to feed a sink and see what it did. */
final class SinkWorld implements AutoCloseable {

    static final int PARTITIONS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final String bootstrap;
    private final Topics topics;
    private final Simulator simulator;
    private final Producer<byte[], byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final List<PiggyClient> clients = new ArrayList<>();

    SinkWorld(String name, String bootstrap, String faults) throws Exception {
        this.name = name;
        this.bootstrap = bootstrap;
        this.topics = topics(name);
        this.simulator = Simulator.start(SimulatorSettings.defaults().withFaults(PlanReader.read(faults)));
        try (var admin = Admin.create(kafka())) {
            var wanted = Stream.of(Lane.values())
                    .map(Lane::topic)
                    .map(topics::name)
                    .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()))
                    .collect(Collectors.toList());
            wanted.add(new NewTopic(topics.name(Topic.PIGGY_OUTCOMES), Optional.of(PARTITIONS), Optional.empty()));
            wanted.add(new NewTopic(topics.name(Topic.DEAD_LETTERS), Optional.of(1), Optional.empty()));
            wanted.add(new NewTopic(topics.name(Topic.PIGGY_UNRESOLVED), Optional.of(1), Optional.empty()));
            admin.createTopics(wanted).all().get();
            // a producer that writes before the leaders are known waits for long
            admin.listOffsets(wanted.stream()
                            .flatMap(topic -> IntStream.range(0, topic.numPartitions())
                                    .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                    .all()
                    .get();
        }
        this.producer = new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Topics topics(String name) {
        var renamed = new EnumMap<Topic, String>(Topic.class);
        for (var topic : Topic.values()) {
            renamed.put(topic, name + "-" + topic.defaultName());
        }
        return new Topics(renamed);
    }

    /** Quick where the defaults are careful. */
    static SinkSettings settings(String name, String instance) {
        return settings(name).withInstanceId(instance);
    }

    /** Of an instance without a name of its own. */
    static SinkSettings settings(String name) {
        var shops = new Shops(SimulatorSettings.DEFAULT_SHOP, Map.of());
        return SinkSettings.defaults(name, shops)
                .withRate(2_000, 32)
                .withTimes(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofMillis(300));
    }

    /** A failed instance is noticed within seconds. */
    static KafkaProperties kafka(String bootstrap) {
        return new KafkaProperties(
                Map.of("bootstrap.servers", bootstrap, "session.timeout.ms", "6000", "heartbeat.interval.ms", "500"));
    }

    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", bootstrap);
    }

    Sink start(String instance) {
        return start(settings(name, instance), () -> SimulatorSettings.DEFAULT_TOKEN);
    }

    Sink start(SinkSettings settings, Supplier<String> token) {
        var client = client(piggy(), token);
        clients.add(client);
        return start(settings, bootstrap, topics, client);
    }

    static PiggyClient client(URI piggy, Supplier<String> token) {
        return new PiggyClient(
                new PiggySettings(piggy, Duration.ofSeconds(1), Duration.ofSeconds(1)), token, Clock.systemUTC());
    }

    static Sink start(SinkSettings settings, String bootstrap, Topics topics, PiggyClient client) {
        return Sink.start(
                settings,
                kafka(bootstrap),
                PlainSerdes.commands(),
                PlainSerdes.outcomes(),
                topics,
                client,
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                new Random(1));
    }

    URI piggy() {
        return simulator.baseUri();
    }

    String bootstrap() {
        return bootstrap;
    }

    void send(Lane lane, PiggyCommand command) {
        var value = PlainSerdes.commands().serializer().serialize("", command);
        sent.add(producer.send(new ProducerRecord<>(
                topics.name(lane.topic()), partition(command.getMemberId()), utf8(command.getMemberId()), value)));
    }

    /** As if a sink had left it to a person. */
    void park(Lane lane, PiggyCommand command) throws Exception {
        var value = PlainSerdes.commands().serializer().serialize("", command);
        var place = new Parked.Place(topics.name(lane.topic()), partition(command.getMemberId()), 0);
        var parked = new Parked(command.getCommandId(), command.getMemberId(), "two fit", place, Bytes.wrap(value));
        producer.send(parked.record(topics.name(Topic.PIGGY_UNRESOLVED))).get();
    }

    Topics topics() {
        return topics;
    }

    void sendRaw(Lane lane, int partition, byte[] value) {
        sent.add(producer.send(new ProducerRecord<>(topics.name(lane.topic()), partition, utf8("m"), value)));
    }

    /** Waits until everything sent is written. */
    void flush() throws Exception {
        for (var record : sent) {
            record.get();
        }
        sent.clear();
    }

    void loseOffsets(String group) throws Exception {
        try (var admin = Admin.create(kafka())) {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        }
    }

    private static int partition(String member) {
        return Math.floorMod(member.hashCode(), PARTITIONS);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    List<PiggyOutcome> outcomes() {
        var serde = PlainSerdes.outcomes().deserializer();
        return read(Topic.PIGGY_OUTCOMES).stream()
                .map(outcome -> serde.deserialize("", outcome.value()))
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topics.name(topic)).stream()
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    JsonNode stats() {
        return json(get("/_simulator/stats"));
    }

    /** Every applied write, in order. */
    List<JsonNode> journal() {
        return get("/_simulator/journal").lines().map(SinkWorld::json).toList();
    }

    /** Event ids of the applied credit receptions, in order. */
    List<String> credited() {
        return journal().stream()
                .map(entry -> entry.path("external_event_id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    /** All contacts of the account, as Piggy shows them. */
    List<JsonNode> contacts() {
        var all = new ArrayList<JsonNode>();
        json(get("/api/v3/oauth/clients/contacts")).path("data").forEach(all::add);
        return all;
    }

    private String get(String path) {
        try {
            var request = HttpRequest.newBuilder(piggy().resolve(path))
                    .header("Authorization", "Bearer " + SimulatorSettings.DEFAULT_TOKEN);
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clients.forEach(PiggyClient::close);
        producer.close();
        http.shutdownNow();
        simulator.close();
    }
}
