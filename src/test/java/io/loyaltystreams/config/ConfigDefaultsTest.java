package io.loyaltystreams.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.config.ConfigFile.Use;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigDefaultsTest {

    @TempDir
    private Path folder;

    @Test
    void needsNothingBeyondTheRequiredKeys() {
        assertThat(ConfigText.required(folder).load())
                .isEqualTo(new Config(
                        "loyalty",
                        "till-server",
                        new KafkaProperties(Map.of("bootstrap.servers", "localhost:9092")),
                        new RegistryProperties(Map.of("url", "http://localhost:8081"), Duration.ofMinutes(3)),
                        folder.resolve("program.yaml"),
                        Topics.defaults(),
                        8,
                        2,
                        Duration.ofMillis(100),
                        new Config.Intake(Duration.ofHours(1)),
                        new Config.Returns(Duration.ofDays(30)),
                        new Config.Sweep(Duration.ofSeconds(1), Duration.ofSeconds(10)),
                        new Config.Enrolled(false),
                        new Config.Identity(Optional.empty(), false),
                        Optional.of(new Config.Piggy(
                                URI.create("https://api.leat.com"),
                                new Secret("sesame"),
                                ConfigText.SHOP,
                                Map.of(),
                                5,
                                16,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(2),
                                new Config.Piggy.Way(Optional.empty(), Optional.empty(), Optional.empty()))),
                        folder.resolve("state"),
                        512,
                        new Config.Http("127.0.0.1", 8080, Optional.empty(), Optional.empty())));
    }

    @Test
    void needsNothingOfPiggyWithoutTheSink() {
        var config = ConfigText.required(folder)
                .saying("{ kafka: { bootstrap.servers: b }, schema-registry: { url: 'http://r' } }")
                .load(Use.WITHOUT_SINK);

        assertThat(config.piggy()).isEmpty();
    }

    @Test
    void doesNotLookForTheTokenWithoutTheSink() {
        var text = ConfigText.required(folder);

        assertThat(new ConfigText(folder, text.yaml(), Map.of())
                        .load(Use.WITHOUT_SINK)
                        .piggy())
                .isEmpty();
    }

    @Test
    void canLiveFromTheEnvironmentAlone() {
        var config = ConfigText.required(folder)
                .saying("# nothing here\n")
                .where("LOYALTY_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")
                .where("LOYALTY_SCHEMA_REGISTRY_URL", "http://localhost:8081")
                .where("LOYALTY_PIGGY_TOKEN_ENV", "PIGGY_TOKEN")
                .where("LOYALTY_PIGGY_DEFAULT_SHOP", ConfigText.SHOP)
                .load();

        assertThat(config).isEqualTo(ConfigText.required(folder).load());
    }
}
