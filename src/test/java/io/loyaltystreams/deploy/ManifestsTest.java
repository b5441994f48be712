package io.loyaltystreams.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folders for Kubernetes as a cluster would get them. */
class ManifestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/production"})
    void holdTogether(String folder) {
        assertThat(Manifests.faults(Kustomize.build(Path.of("k8s", folder)))).isEmpty();
    }

    @Test
    void areEverythingThatIsToBeDeployed() {
        assertThat(Kustomize.build(Manifests.PRODUCTION))
                .extracting(Manifest::id)
                .map(id -> id.replaceAll("-[0-9a-f]{8}$", ""))
                .containsExactlyInAnyOrder(
                        "Namespace/loyalty",
                        "ServiceAccount/loyalty",
                        "ConfigMap/loyalty-config",
                        "Job/loyalty-topics",
                        "StatefulSet/loyalty",
                        "StatefulSet/loyalty-sink",
                        "Service/loyalty",
                        "Service/loyalty-members",
                        "Service/loyalty-sink",
                        "PodDisruptionBudget/loyalty",
                        "PodDisruptionBudget/loyalty-sink",
                        "NetworkPolicy/loyalty",
                        "NetworkPolicy/loyalty-topology",
                        "NetworkPolicy/loyalty-sink",
                        "ScaledObject/loyalty",
                        "TriggerAuthentication/loyalty-kafka");
    }

    @Test
    void leaveTheNumberOfPodsToTheAutoscaler() {
        var production = Kustomize.build(Manifests.PRODUCTION);
        var set = find(production, "StatefulSet/loyalty");
        var scaled = find(production, "ScaledObject/loyalty");

        assertThat(set.at("/spec/replicas").isMissingNode()).isTrue();
        assertThat(scaled.at("/spec/minReplicaCount").asInt())
                .as("for standby stores")
                .isGreaterThan(1);
        assertThat(find(Kustomize.build(Manifests.BASE), "StatefulSet/loyalty")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(scaled.at("/spec/minReplicaCount").asInt());
    }

    /** Our own rendering is held against the real one where that is installed. */
    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/production"})
    void areRenderedAsKubectlDoes(String folder) throws Exception {
        var path = Path.of("k8s", folder);

        assertThat(byId(Kustomize.build(path))).isEqualTo(byId(kubectl(path)));
    }

    private static Map<String, JsonNode> byId(List<Manifest> manifests) throws IOException {
        var found = new TreeMap<String, JsonNode>();
        for (Manifest each : manifests) {
            // the two make another end of a generated name, out of the same content
            var same = each.json().toString().replaceAll("loyalty-config-[0-9a-z]+", "loyalty-config");
            var json = Yaml.all(same).getFirst();
            found.put(new Manifest(json).id(), json);
        }
        return found;
    }

    private static List<Manifest> kubectl(Path folder) throws Exception {
        try {
            var kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var text = new String(kubectl.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(kubectl.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(kubectl.exitValue()).as("kubectl kustomize " + folder).isZero();
            return Yaml.all(text).stream().map(Manifest::new).toList();
        } catch (IOException notThere) {
            var why = "Skipped the comparison with kubectl, which is not installed";
            System.out.println(why);
            return abort(why);
        }
    }

    static Manifest find(List<Manifest> manifests, String id) {
        return manifests.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
