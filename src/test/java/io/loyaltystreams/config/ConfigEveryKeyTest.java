package io.loyaltystreams.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigEveryKeyTest {

    private static final String OTHER_SHOP = "0e9d4f1c-61a3-4c55-a2d1-8b7f6e5d4c00";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheTokenFile() throws IOException {
        Files.writeString(folder.resolve("token"), "open\n");
    }

    @Test
    void takesEveryKeyFromTheFile() {
        var topics = Arrays.stream(Topic.values())
                .map(topic -> "  " + topic.defaultName() + ": shop." + topic.defaultName() + "\n")
                .collect(Collectors.joining());
        var text = ConfigText.required(folder).saying("""
                        application-id: points
                        instance-id: one
                        kafka:
                          bootstrap.servers: [a:1, b:2]
                          linger.ms: 20
                        schema-registry:
                          url: http://r
                          give-up-after: PT1M
                          auto.register.schemas: false
                        program: rules/p.yaml
                        partitions: 3
                        stream-threads: 4
                        commit-interval: PT0.5S
                        intake: { future-margin: PT2H }
                        returns: { park-for: P5D }
                        sweep: { every: PT2S, settle: PT0S }
                        member-enrolled: { personal-data: true }
                        identity: { pepper-file: token, hash-references: true }
                        piggy:
                          base-url: http://localhost:9/
                          token-file: token
                          default-shop: %1$s
                          shops: { store-12: %1$s }
                          requests-per-second: 50
                          max-in-flight: 7
                          request-timeout: PT3S
                          settling-time: PT4S
                          proxy: proxy:3128
                          ca-file: ca.pem
                        state-dir: /var/lib/points
                        state-memory-mib: 64
                        http: { bind: 0.0.0.0, port: 0, advertised: "points-1.points:8443", token-file: token }
                        topics:
                          replication-factor: 3
                        """.formatted(OTHER_SHOP) + topics);

        assertThat(text.load()).isEqualTo(everyKey());
    }

    @Test
    void takesEveryKeyFromTheEnvironment() {
        var text = ConfigText.required(folder)
                .saying("")
                .where("LOYALTY_APPLICATION_ID", "points")
                .where("LOYALTY_INSTANCE_ID", "one")
                .where("LOYALTY_KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2")
                .where("LOYALTY_KAFKA_LINGER_MS", "20")
                .where("LOYALTY_SCHEMA_REGISTRY_URL", "http://r")
                .where("LOYALTY_SCHEMA_REGISTRY_GIVE_UP_AFTER", "PT1M")
                .where("LOYALTY_SCHEMA_REGISTRY_AUTO_REGISTER_SCHEMAS", "false")
                .where("LOYALTY_PROGRAM", "rules/p.yaml")
                .where("LOYALTY_PARTITIONS", "3")
                .where("LOYALTY_STREAM_THREADS", "4")
                .where("LOYALTY_COMMIT_INTERVAL", "PT0.5S")
                .where("LOYALTY_INTAKE_FUTURE_MARGIN", "PT2H")
                .where("LOYALTY_RETURNS_PARK_FOR", "P5D")
                .where("LOYALTY_SWEEP_EVERY", "PT2S")
                .where("LOYALTY_SWEEP_SETTLE", "PT0S")
                .where("LOYALTY_MEMBER_ENROLLED_PERSONAL_DATA", "true")
                .where("LOYALTY_IDENTITY_PEPPER_FILE", "token")
                .where("LOYALTY_IDENTITY_HASH_REFERENCES", "true")
                .where("LOYALTY_PIGGY_BASE_URL", "http://localhost:9/")
                .where("LOYALTY_PIGGY_TOKEN_FILE", "token")
                .where("LOYALTY_PIGGY_DEFAULT_SHOP", OTHER_SHOP)
                .where("LOYALTY_PIGGY_SHOPS_STORE_12", OTHER_SHOP)
                .where("LOYALTY_PIGGY_REQUESTS_PER_SECOND", "50")
                .where("LOYALTY_PIGGY_MAX_IN_FLIGHT", "7")
                .where("LOYALTY_PIGGY_REQUEST_TIMEOUT", "PT3S")
                .where("LOYALTY_PIGGY_SETTLING_TIME", "PT4S")
                .where("LOYALTY_PIGGY_PROXY", "proxy:3128")
                .where("LOYALTY_PIGGY_CA_FILE", "ca.pem")
                .where("LOYALTY_STATE_DIR", "/var/lib/points")
                .where("LOYALTY_STATE_MEMORY_MIB", "64")
                .where("LOYALTY_HTTP_BIND", "0.0.0.0")
                .where("LOYALTY_HTTP_PORT", "0")
                .where("LOYALTY_HTTP_ADVERTISED", "points-1.points:8443")
                .where("LOYALTY_HTTP_TOKEN_FILE", "token")
                .where("LOYALTY_TOPICS_REPLICATION_FACTOR", "3");
        for (Topic topic : Topic.values()) {
            text = text.where(
                    "LOYALTY_TOPICS_"
                            + topic.name()
                                    .replace("PIGGY_INTERACTIVE", "PIGGY_COMMANDS_INTERACTIVE")
                                    .replace("PIGGY_STANDARD", "PIGGY_COMMANDS_STANDARD")
                                    .replace("PIGGY_BULK", "PIGGY_COMMANDS_BULK"),
                    "shop." + topic.defaultName());
        }

        assertThat(text.load()).isEqualTo(everyKey());
    }

    @Test
    void letsTheEnvironmentWinOverTheFile() {
        var config = ConfigText.required(folder)
                .with("partitions: 3\n")
                .where("LOYALTY_PARTITIONS", "12")
                .where("LOYALTY_KAFKA_BOOTSTRAP_SERVERS", "elsewhere:9092")
                .load();

        assertThat(config.partitions()).isEqualTo(12);
        assertThat(config.kafka().values()).containsOnly(Map.entry("bootstrap.servers", "elsewhere:9092"));
    }

    @Test
    void changesTheShopOfTheFileThatAVariableFits() {
        var config = ConfigText.required(folder)
                .saying(ConfigText.REQUIRED.replace("piggy: {", "piggy: { shops: { Store.12: " + OTHER_SHOP + " }, "))
                .where("LOYALTY_PIGGY_SHOPS_STORE_12", ConfigText.SHOP)
                .load();

        assertThat(config.piggy().orElseThrow().shops()).containsOnly(Map.entry("Store.12", ConfigText.SHOP));
    }

    private Config everyKey() {
        return new Config(
                "points",
                "one",
                new KafkaProperties(Map.of("bootstrap.servers", "a:1,b:2", "linger.ms", "20")),
                new RegistryProperties(
                        Map.of("url", "http://r", "auto.register.schemas", "false"), Duration.ofMinutes(1)),
                folder.resolve("rules/p.yaml"),
                new Topics(
                        Arrays.stream(Topic.values())
                                .collect(Collectors.toMap(Function.identity(), topic -> "shop." + topic.defaultName())),
                        (short) 3),
                3,
                4,
                Duration.ofMillis(500),
                new Config.Intake(Duration.ofHours(2)),
                new Config.Returns(Duration.ofDays(5)),
                new Config.Sweep(Duration.ofSeconds(2), Duration.ZERO),
                new Config.Enrolled(true),
                new Config.Identity(Optional.of(new Secret("open")), true),
                Optional.of(new Config.Piggy(
                        URI.create("http://localhost:9"),
                        new Secret("open"),
                        OTHER_SHOP,
                        Map.of("store-12", OTHER_SHOP),
                        50,
                        7,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        new Config.Piggy.Way(
                                Optional.of(folder.resolve("token")),
                                Optional.of("proxy:3128"),
                                Optional.of(folder.resolve("ca.pem"))))),
                Path.of("/var/lib/points"),
                64,
                new Config.Http("0.0.0.0", 0, Optional.of("points-1.points:8443"), Optional.of(new Secret("open"))));
    }
}
