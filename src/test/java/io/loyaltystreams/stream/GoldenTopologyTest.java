package io.loyaltystreams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.config.Topics;
import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.outbox.PersonalData;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.serde.AvroSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class GoldenTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/topology.txt");

    private static final Pattern STORES = Pattern.compile("(?<=\\(stores: \\[)[^]]+");

    @Test
    void theTopologyIsTheOneThatRunningDeploymentsHaveStateFor() throws IOException {
        var description = withSortedStores(topology().describe().toString());

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

    /** They come out of sets, whose order differs from one run to the next. */
    private static String withSortedStores(String description) {
        return STORES.matcher(description)
                .replaceAll(stores ->
                        Arrays.stream(stores.group().split(", ")).sorted().collect(Collectors.joining(", ")));
    }

    /** Rates are read beside the topology, and Piggy's answers must not hold up time. */
    @Test
    void theSweepWaitsForEveryTopicThatBringsEvents() {
        var internal = Set.of(
                LoyaltyTopology.BY_ORDER,
                LoyaltyTopology.BY_REDEMPTION,
                LoyaltyTopology.BY_REFERENCE,
                LoyaltyTopology.BY_MEMBER);
        var read = topology().describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Source.class::isInstance)
                .flatMap(source -> ((TopologyDescription.Source) source).topicSet().stream())
                .filter(topic -> !topic.equals("exchange-rates") && !topic.equals("piggy-outcomes"))
                .map(topic -> internal.contains(topic.replace("-repartition", "")) ? "loyalty-" + topic : topic)
                .toList();

        assertThat(InputWatch.inputs("loyalty", Topics.defaults())).containsExactlyInAnyOrderElementsOf(read);
    }

    private static Topology topology() {
        var settings = new TopologySettings(
                "loyalty",
                8,
                Duration.ofHours(1),
                Duration.ofDays(30),
                Duration.ofMinutes(3),
                new Sweep(Duration.ofSeconds(1), 100, () -> Instant.EPOCH),
                PersonalData.LEFT_OUT,
                ReferenceKeys.PLAIN,
                new SimpleMeterRegistry());
        var avro = AvroSerdes.from(Map.of("schema.registry.url", "http://localhost:1"));
        return new LoyaltyTopology(settings, Topics.defaults(), avro, new Programs(List.of()), new KnownRates())
                .build();
    }
}
