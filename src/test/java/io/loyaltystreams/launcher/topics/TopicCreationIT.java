package io.loyaltystreams.launcher.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigFile;
import io.loyaltystreams.config.ConfigFile.Use;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.http.PartState.Ready;
import io.loyaltystreams.http.PartState.Waiting;
import io.loyaltystreams.launcher.WorkFailed;
import io.loyaltystreams.local.FreePort;
import io.loyaltystreams.local.broker.LocalBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all tests; each has topics under a prefix of its own. */
@Timeout(120)
class TopicCreationIT {

    private static final int ALL = Topic.values().length;

    @TempDir
    private static Path directory;

    private static LocalBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = LocalBroker.start(directory.resolve("broker"));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void createsEveryTopicAsPlanned() throws Exception {
        var lines = create("fresh.", 3);

        assertThat(lines).hasSize(ALL).contains("created  fresh.orders with 3 partitions");
        assertThat(admin.describeTopics(List.of("fresh.orders"))
                        .allTopicNames()
                        .get()
                        .get("fresh.orders")
                        .partitions())
                .hasSize(3);
        assertThat(setting("fresh.orders", "retention.ms")).isEqualTo("2592000000");
        assertThat(setting("fresh.points-ledger", "retention.ms")).isEqualTo("-1");
        assertThat(setting("fresh.member-balances", "cleanup.policy")).isEqualTo("compact");
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        create("twice.", 2);

        assertThat(create("twice.", 2)).hasSize(ALL).allMatch(line -> line.startsWith("exists   twice."));
    }

    @Test
    void reportsWhatDiffersAndLeavesIt() throws Exception {
        var orders = new NewTopic("differs.orders", 1, (short) 1).configs(Map.of("retention.ms", "1000"));
        admin.createTopics(List.of(orders)).all().get();

        assertThat(create("differs.", 2))
                .hasSize(ALL + 1)
                .contains(
                        "differs  differs.orders: partitions is 1, expected 2",
                        "differs  differs.orders: retention.ms is 1000, expected 2592000000",
                        "created  differs.returns with 2 partitions");
        assertThat(setting("differs.orders", "retention.ms")).isEqualTo("1000");
    }

    @Test
    void failsWhenTheTopicsBetweenTopologiesAndSinkAreUnequal() throws Exception {
        admin.createTopics(List.of(new NewTopic("unequal.piggy-outcomes", 1, (short) 1)))
                .all()
                .get();

        assertThatThrownBy(() -> create("unequal.", 2))
                .isInstanceOf(WorkFailed.class)
                .hasMessageContaining("must have equally many partitions")
                .hasMessageContaining("unequal.piggy-outcomes has 1");
        assertThatThrownBy(() -> TopicCheck.await(config(broker.bootstrapServers(), "unequal.", 2)))
                .isInstanceOf(WorkFailed.class)
                .hasMessageContaining("must have equally many partitions");
    }

    @Test
    void leavesTopicsThatAnIdempotentProducerCanUseAtOnce() throws Exception {
        create("usable.", 4);
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "retries", 0);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : Topic.values()) {
                producer.send(new ProducerRecord<>("usable." + topic.defaultName(), new byte[] {1}, new byte[] {2}))
                        .get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void refusesToStartWithoutTheTopicsAndNamesTheCommand() {
        assertThatThrownBy(() -> TopicCheck.await(config(broker.bootstrapServers(), "none.", 2)))
                .isInstanceOf(WorkFailed.class)
                .hasMessageStartingWith("Topics are missing: none.activities, none.adjustments, ")
                .hasMessageEndingWith("create them with: loyalty topics create --config FILE");
    }

    @Test
    void refusesToStartWhenATopicForgetsWhatItMustKeepAndNamesTheCommand() throws Exception {
        admin.createTopics(List.of(
                        new NewTopic("forgets.exchange-rates", 2, (short) 1)
                                .configs(Map.of("cleanup.policy", "delete")),
                        new NewTopic("forgets.orders", 2, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                .all()
                .get();
        create("forgets.", 2);

        assertThatThrownBy(() -> TopicCheck.await(config(broker.bootstrapServers(), "forgets.", 2)))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("""
                        Topic forgets.orders: cleanup.policy is compact, expected delete, since records would vanish when another \
                        has their key; correct it with: kafka-configs.sh --bootstrap-server %1$s --alter --entity-type topics \
                        --entity-name forgets.orders --add-config cleanup.policy=delete
                        Topic forgets.exchange-rates: cleanup.policy is delete, expected compact, since what must be kept would be \
                        deleted by its age; correct it with: kafka-configs.sh --bootstrap-server %1$s --alter --entity-type topics \
                        --entity-name forgets.exchange-rates --add-config cleanup.policy=compact""".formatted(broker.bootstrapServers()));
    }

    @Test
    void refusesToStartWithAnotherNumberOfPartitionsThanItBeganWith() throws Exception {
        create("began.", 2);
        admin.createTopics(List.of(new NewTopic("loyalty-events-by-member-repartition", 3, (short) 1)))
                .all()
                .get();
        try {
            assertThatThrownBy(() -> TopicCheck.await(config(broker.bootstrapServers(), "began.", 2)))
                    .isInstanceOf(WorkFailed.class)
                    .hasMessage("partitions: is 2, but application loyalty began with 3 (topic"
                            + " loyalty-events-by-member-repartition); set partitions to 3, since members would be looked"
                            + " for in the wrong place");
        } finally {
            admin.deleteTopics(List.of("loyalty-events-by-member-repartition"))
                    .all()
                    .get();
        }
    }

    @Test
    void waitsForABrokerThatIsAway() throws Exception {
        create("later.", 2);
        broker.kill();
        var check = CompletableFuture.runAsync(() -> awaitTopics("later."));
        assertThat(check).failsWithin(Duration.ofMillis(1500)).withThrowableOfType(TimeoutException.class);

        broker.restart();

        assertThat(check).succeedsWithin(Duration.ofSeconds(40));
    }

    @Test
    void seesABrokerGoAndComeBack() throws Exception {
        try (var watch =
                BrokerWatch.start(config(broker.bootstrapServers(), "watch.", 1).kafka(), Duration.ofMillis(200))) {
            broker.kill();
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            watch::state,
                            state -> state.equals(new Waiting("no broker answers at " + broker.bootstrapServers())));

            broker.restart();
            await().atMost(Duration.ofSeconds(30)).until(watch::state, Ready.class::isInstance);
        }
    }

    @Test
    void saysWhereItLookedForABroker() throws Exception {
        var nowhere = config("127.0.0.1:" + FreePort.next(), "x.", 2);

        assertThatThrownBy(() -> TopicCreation.run(nowhere, line -> {}, Duration.ofSeconds(2)))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("No broker answers at " + nowhere.kafka().values().get("bootstrap.servers")
                        + "; start it, or correct kafka.bootstrap.servers");
    }

    private static List<String> create(String prefix, int partitions) throws Exception {
        var lines = new ArrayList<String>();
        TopicCreation.run(config(broker.bootstrapServers(), prefix, partitions), lines::add);
        return lines;
    }

    private static void awaitTopics(String prefix) {
        try {
            TopicCheck.await(config(broker.bootstrapServers(), prefix, 2));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(String topic, String key) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(key)
                .value();
    }

    private static Config config(String servers, String prefix, int partitions) throws IOException {
        var yaml = new StringBuilder("kafka: { bootstrap.servers: '" + servers + "' }\n")
                .append("schema-registry: { url: 'http://unused' }\n")
                .append("partitions: " + partitions + "\ntopics:\n");
        for (Topic topic : Topic.values()) {
            yaml.append("  " + topic.defaultName() + ": " + prefix + topic.defaultName() + "\n");
        }
        var file = Files.writeString(directory.resolve(prefix + "yaml"), yaml);
        return ConfigFile.load(file, Map.of(), Use.WITHOUT_SINK);
    }
}
