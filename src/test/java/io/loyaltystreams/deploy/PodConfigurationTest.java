package io.loyaltystreams.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigFile;
import io.loyaltystreams.config.ConfigFile.Use;
import io.loyaltystreams.launcher.RunCommand;
import io.loyaltystreams.launcher.TopicsCommand;
import io.loyaltystreams.program.file.ProgramFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The service takes what its pods hand to it: configuration, variables, secrets and arguments. */
class PodConfigurationTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "base, StatefulSet/loyalty, WITHOUT_SINK",
        "base, StatefulSet/loyalty-sink, WITH_SINK",
        "base, Job/loyalty-topics, WITHOUT_SINK",
        "overlays/production, StatefulSet/loyalty, WITHOUT_SINK",
        "overlays/production, StatefulSet/loyalty-sink, WITH_SINK",
        "overlays/production, Job/loyalty-topics, WITHOUT_SINK",
    })
    void isAccepted(String folder, String workload, Use use) throws Exception {
        var manifests = Kustomize.build(Path.of("k8s", folder));
        var pod = ManifestsTest.find(manifests, workload);

        var config = load(manifests, pod, use);

        assertThat(config.http().bind()).isEqualTo("0.0.0.0");
        assertThat(config.kafka().values()).containsEntry("num.standby.replicas", "1");
        assertThat(config.piggy().isPresent()).isEqualTo(use == Use.WITH_SINK);
        assertThat(ProgramFiles.load(config.program()).inOrder()).isNotEmpty();
        if (pod.is("StatefulSet")) {
            assertThat(config.instanceId()).isEqualTo(pod.name() + "-0");
        }
        assertThat(config.http().token().isPresent()).isEqualTo(workload.equals("StatefulSet/loyalty"));
    }

    /** The autoscaler counts the records that this consumer group has not read. */
    @Test
    void fitsTheAutoscaler() throws IOException {
        var manifests = Kustomize.build(Manifests.PRODUCTION);
        var config = load(manifests, ManifestsTest.find(manifests, "StatefulSet/loyalty"), Use.WITHOUT_SINK);
        var scaled = ManifestsTest.find(manifests, "ScaledObject/loyalty");
        var lag = scaled.at("/spec/triggers/0/metadata");

        assertThat(lag.path("consumerGroup").asText()).isEqualTo(config.applicationId());
        assertThat(lag.path("bootstrapServers").asText())
                .isEqualTo(config.kafka().values().get("bootstrap.servers"));
        assertThat(lag.path("topic").asText()).isEqualTo("orders");
        assertThat(scaled.at("/spec/maxReplicaCount").asInt() * config.streamThreads())
                .as("threads at most")
                .isLessThanOrEqualTo(config.partitions());
    }

    @Test
    void asksForCommandsThatExist() {
        var run = new CommandLine(new RunCommand(Map.of(), (config, roles) -> {
            throw new IllegalStateException();
        }));
        var topics = new CommandLine(new TopicsCommand(Map.of()));
        for (Manifest each : Kustomize.build(Manifests.BASE)) {
            if (each.isWorkload()) {
                var words = Manifest.elements(each.containers().getFirst().path("args"))
                        .map(JsonNode::asText)
                        .toList();
                var command = words.getFirst().equals("run") ? run : topics;
                assertThat(command.parseArgs(words.subList(1, words.size()).toArray(String[]::new))
                                .errors())
                        .as(each.id())
                        .isEmpty();
            }
        }
    }

    private Config load(List<Manifest> manifests, Manifest pod, Use use) throws IOException {
        var container = pod.containers().getFirst();
        for (JsonNode mount : (Iterable<JsonNode>) Manifest.elements(container.path("volumeMounts"))::iterator) {
            fill(
                    manifests,
                    pod,
                    mount.path("name").asText(),
                    here(mount.path("mountPath").asText()));
        }
        return ConfigFile.load(here("/etc/loyalty").resolve("loyalty.yaml"), environment(pod, container), use);
    }

    /** What Kubernetes would mount there. */
    private void fill(List<Manifest> manifests, Manifest pod, String volume, Path to) throws IOException {
        Files.createDirectories(to);
        for (JsonNode each : pod.podSpec().path("volumes")) {
            if (!each.path("name").asText().equals(volume)) {
                continue;
            }
            for (String key : Manifests.secrets()
                    .getOrDefault(each.at("/secret/secretName").asText(), java.util.Set.of())) {
                Files.writeString(to.resolve(key), "sesame");
            }
            if (each.has("configMap")) {
                var map = ManifestsTest.find(
                        manifests, "ConfigMap/" + each.at("/configMap/name").asText());
                for (Map.Entry<String, JsonNode> file : map.at("/data").properties()) {
                    Files.writeString(
                            to.resolve(file.getKey()), rooted(file.getValue().asText()));
                }
            }
        }
    }

    private Map<String, String> environment(Manifest pod, JsonNode container) {
        var environment = new HashMap<String, String>();
        Manifest.elements(container.path("env")).forEach(variable -> {
            var value = variable.path("value").asText(pod.name() + "-0").replace("$(POD_NAME)", pod.name() + "-0");
            environment.put(variable.path("name").asText(), rooted(value));
        });
        return environment;
    }

    private String rooted(String text) {
        return text.replace("/run/secrets", directory + "/run/secrets");
    }

    private Path here(String path) {
        return directory.resolve(path.substring(1));
    }
}
