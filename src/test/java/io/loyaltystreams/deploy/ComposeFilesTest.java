package io.loyaltystreams.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loyaltystreams.config.ConfigFile;
import io.loyaltystreams.config.ConfigFile.Use;
import io.loyaltystreams.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dockerfile and docker-compose.yml, as far as they can be judged without an engine. */
class ComposeFilesTest {

    private static final JsonNode SERVICES =
            Yaml.one(Path.of("docker-compose.yml")).path("services");

    @Test
    void opensPortsOnThisMachineOnlyAndLetsEachBeMoved() {
        for (Map.Entry<String, JsonNode> service : SERVICES.properties()) {
            for (JsonNode port : service.getValue().path("ports")) {
                assertThat(port.asText()).as(service.getKey()).matches("127\\.0\\.0\\.1:\\$\\{[A-Z]+_PORT:-\\d+}:\\d+");
            }
        }
    }

    @Test
    void namesTheVersionsThatWeBuildWith() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom).contains("<kafka.version>" + tag("kafka") + "<", "<apicurio.version>" + tag("registry") + "<");
        assertThat(Docker.KAFKA).endsWith(":" + tag("kafka"));
        assertThat(Docker.REGISTRY).endsWith(":" + tag("registry"));
    }

    @Test
    void handsTheServiceWhatTheSimulatorExpects() {
        var config = ConfigFile.load(
                Path.of("docker/loyalty.yaml"), Map.of("PIGGY_TOKEN", SimulatorSettings.DEFAULT_TOKEN), Use.WITH_SINK);

        assertThat(config.piggy().orElseThrow().defaultShop()).isEqualTo(SimulatorSettings.DEFAULT_SHOP);
        assertThat(SERVICES.at("/loyalty/environment/PIGGY_TOKEN").asText())
                .isEqualTo("${PIGGY_TOKEN:-" + SimulatorSettings.DEFAULT_TOKEN + "}");
    }

    @Test
    void makesAnImageThatIsNotRootAndGetsTheSignal() throws IOException {
        var lines = Files.readAllLines(Path.of("Dockerfile"));

        assertThat(lines).contains("USER 10001:10001").noneMatch(line -> line.startsWith("# syntax="));
        assertThat(lines).anyMatch(line -> line.startsWith("ENTRYPOINT [\"java\","));
        assertThat(lines).anyMatch(line -> line.startsWith("HEALTHCHECK "));
        assertThat(Files.isExecutable(Path.of("docker/healthy"))).isTrue();
    }

    private static String tag(String service) {
        return SERVICES.path(service).path("image").asText().replaceFirst(".*:", "");
    }
}
