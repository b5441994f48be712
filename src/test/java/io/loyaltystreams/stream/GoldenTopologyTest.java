package io.loyaltystreams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.config.Topics;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.serde.AvroSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/topology.txt");

    @Test
    void theTopologyIsTheOneThatRunningDeploymentsHaveStateFor() throws IOException {
        var settings = new TopologySettings(
                "loyalty",
                8,
                Duration.ofHours(1),
                Duration.ofDays(30),
                Duration.ofMinutes(3),
                new Sweep(Duration.ofSeconds(1), 100, () -> Instant.EPOCH),
                new SimpleMeterRegistry());
        var avro = AvroSerdes.from(Map.of("schema.registry.url", "http://localhost:1"));
        String description = new LoyaltyTopology(
                        settings, Topics.defaults(), avro, new Programs(List.of()), new KnownRates())
                .build()
                .describe()
                .toString();

        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, description);
        }
        assertThat(description)
                .as(
                        "The topology changed. A deployed service keeps its state in the stores and internal topics named here: a"
                                + " renamed one starts empty, and another order of the stages needs a new application id. If that is"
                                + " meant, write the upgrade down and run this test with -Dgolden.update=true.")
                .isEqualTo(Files.readString(GOLDEN));
    }
}
