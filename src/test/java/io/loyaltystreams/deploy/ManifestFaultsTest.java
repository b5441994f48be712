package io.loyaltystreams.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault that is put into the manifests is found: otherwise it would say nothing that none is there. */
class ManifestFaultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    /** An empty value takes the field away. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            StatefulSet/loyalty       | /spec/replica                                                | 2                | replica
            StatefulSet/loyalty       | /spec/template/spec/containers/0/imagePullSecret             | "x"              | imagePullSecret
            StatefulSet/loyalty       | /spec/template/spec/containers/0/readinessProbe/httpGet/ports | 8080            | ports
            StatefulSet/loyalty       | /spec/selector                                               |                  | selector
            StatefulSet/loyalty       | /spec/template/spec/containers/0/name                        |                  | name
            StatefulSet/loyalty       | /spec/minReadySeconds                                        | "15"             | minReadySeconds
            StatefulSet/loyalty       | /spec/minReadySeconds                                        | "soon"           | soon
            StatefulSet/loyalty       | /spec/template/spec/containers                               | {}               | containers
            StatefulSet/loyalty       | /spec/template/spec/securityContext/runAsNonRoot             | "yes"            | yes
            StatefulSet/loyalty       | /spec/template/spec/containers/0/resources/limits/memory     | "4 GB"           | numeric part of quantity
            StatefulSet/loyalty       | /spec/podManagementPolicy                                    | "parallel"       | parallel
            StatefulSet/loyalty       | /spec/updateStrategy/type                                    | "Rolling"        | Rolling
            StatefulSet/loyalty       | /spec/volumeClaimTemplates/0/spec/accessModes/0              | "ReadWrite"      | ReadWrite
            StatefulSet/loyalty       | /spec/template/metadata/labels/tier                          | "point of sale"  | point of sale
            StatefulSet/loyalty       | /spec/template/spec/containers/0/ports/0/name                | "http-of-the-service" | is no name of a port
            StatefulSet/loyalty       | /metadata/name                                               | "Loyalty"        | is no name
            StatefulSet/loyalty       | /apiVersion                                                  | "apps/v1beta1"   | unknown type
            StatefulSet/loyalty       | /spec/selector/matchLabels/app.kubernetes.io~1component      | "sink"           | does not pick the pods of loyalty
            StatefulSet/loyalty       | /spec/selector/matchLabels/app.kubernetes.io~1component      |                  | expected the pods of one workload
            StatefulSet/loyalty       | /spec/serviceName                                            | "loyalty-members" | no headless service
            StatefulSet/loyalty       | /spec/template/spec/containers/0/livenessProbe/httpGet/port  | "health"         | no port
            StatefulSet/loyalty       | /spec/template/spec/containers/0/ports/0/containerPort       | 9090             | has no port 8080
            StatefulSet/loyalty       | /spec/template/spec/containers/0/readinessProbe              |                  | is not asked whether it is ready
            StatefulSet/loyalty       | /spec/template/spec/containers/0/volumeMounts/0/name         | "stat"           | mounts
            StatefulSet/loyalty       | /spec/template/spec/volumes/2/configMap/name                 | "loyalty-conf"   | there is no ConfigMap
            StatefulSet/loyalty       | /spec/template/spec/volumes/1/secret/secretName              | "members"        | nobody makes the secret
            StatefulSet/loyalty       | /spec/template/spec/serviceAccountName                       | "default"        | there is no ServiceAccount
            StatefulSet/loyalty       | /spec/template/spec/containers/0/env/1/value                 | "$(POD)"         | uses POD
            StatefulSet/loyalty       | /spec/template/spec/containers/0/env/1/value                 | "loyalty-0"      | has no name that stays
            StatefulSet/loyalty       | /spec/template/spec/containers/0/env/2/value                 | "$(POD_NAME).loyal:8080" | LOYALTY_HTTP_ADVERTISED
            StatefulSet/loyalty       | /spec/template/spec/terminationGracePeriodSeconds            | 20               | is killed before it has stopped
            StatefulSet/loyalty       | /spec/template/spec/enableServiceLinks                       |                  | gets the variables of services
            StatefulSet/loyalty       | /spec/template/spec/automountServiceAccountToken             | true             | mounts a token
            StatefulSet/loyalty       | /spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem | false | writes to its root
            StatefulSet/loyalty       | /spec/template/spec/containers/0/resources/requests/cpu      |                  | requests no processor
            StatefulSet/loyalty       | /spec/template/spec/containers/0/image                       | "loyalty:latest" | runs whatever is latest
            StatefulSet/loyalty       | /spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels/app.kubernetes.io~1component | "topolgy" | is spread by labels
            Service/loyalty-members   | /spec/selector/app.kubernetes.io~1component                  | "topologies"     | expected the pods of one workload
            Service/loyalty-members   | /spec/selector/app.kubernetes.io~1component                  |                  | expected the pods of one workload
            Service/loyalty-members   | /spec/ports/0/targetPort                                     | "web"            | has no port
            Service/loyalty-members   | /spec/ports/0/port                                           | "80a"            | 80a
            Service/loyalty-members   | /spec/ports/0/protocol                                       | "HTTP"           | HTTP
            PodDisruptionBudget/loyalty | /spec/selector/matchLabels/app.kubernetes.io~1component    | "sink"           | does not pick the pods of loyalty
            PodDisruptionBudget/loyalty | /spec/maxUnavailabel                                       | 1                | maxUnavailabel
            NetworkPolicy/loyalty-sink | /spec/podSelector/matchLabels/app.kubernetes.io~1component  | "sinks"          | picks no pods
            NetworkPolicy/loyalty     | /spec/policyTypes/1                                          | "Outgress"       | Outgress
            NetworkPolicy/loyalty     | /spec/ingress/0/ports/0/port                                 | 8081             | has no port 8081
            NetworkPolicy/loyalty-topology | /spec/egress/0/to/0/podSelector/matchLabels/app.kubernetes.io~1component | "ledger" | picks no pods
            ScaledObject/loyalty      | /spec/scaleTargetRef/name                                    | "ledger"         | there is no StatefulSet
            ScaledObject/loyalty      | /spec/scaleTargetRef/kind                                    |                  | there is no Deployment
            ScaledObject/loyalty      | /spec/maxReplicas                                            | 4                | maxReplicas
            ScaledObject/loyalty      | /spec/triggers/0/metadata/lagThreshold                       | 20000            | lagThreshold
            ScaledObject/loyalty      | /spec/triggers/0/metadata/lagTreshold                        | "1"              | lagTreshold
            ScaledObject/loyalty      | /spec/triggers/0/authenticationRef/name                      | "kafka"          | there is no TriggerAuthentication
            TriggerAuthentication/loyalty-kafka | /spec/secretTargetRef/0/key                        | "user"           | nobody makes the secret
            Job/loyalty-topics        | /spec/template/spec/restartPolicy                            | "Sometimes"      | Sometimes
            Job/loyalty-topics        | /spec/ttlSecondsAfterFinish                                  | 60               | ttlSecondsAfterFinish
            """)
    void areFound(String id, String pointer, String value, String found) throws IOException {
        var manifests = Kustomize.build(Manifests.PRODUCTION);

        change(ManifestsTest.find(manifests, id).json(), JsonPointer.compile(pointer), value);

        assertThat(Manifests.faults(manifests))
                .anySatisfy(fault -> assertThat(fault).contains(found));
    }

    private static void change(ObjectNode manifest, JsonPointer pointer, String value) throws IOException {
        var parent = manifest.at(pointer.head());
        var last = pointer.last();
        if (value == null) {
            assertThat(((ObjectNode) parent).remove(last.getMatchingProperty()))
                    .as("taken away")
                    .isNotNull();
        } else if (parent instanceof ArrayNode list) {
            list.set(last.getMatchingIndex(), JSON.readTree(value));
        } else {
            ((ObjectNode) parent).set(last.getMatchingProperty(), JSON.readTree(value));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base/sink.yaml                | replicas: 2              | 'replicas: 2\n  replicas: 3' | Duplicate field
            base/sink.yaml                | name: loyalty-sink       | name: loyalty                | is there twice
            base/kustomization.yaml       | sink.yaml                | sinks.yaml                   | sinks.yaml
            base/kustomization.yaml       | resources                | resource                     | unknown key resource
            base/kustomization.yaml       | program.yaml             | programs.yaml                | programs.yaml
            production/kustomization.yaml | behavior: merge          | behavior: create             | merge what exists
            production/kustomization.yaml | name: loyalty-streams    | name: loyalty-stream         | no container has the image
            production/kustomization.yaml | /spec/replicas           | /spec/replica                | nothing to remove
            production/topology.yaml      | name: loyalty            | name: loyal                  | a patch for StatefulSet/loyal
            """)
    void areRefusedWhenTheFolderIsRead(String file, String from, String to, String found) throws IOException {
        copy("base", "k8s/base");
        copy("production", "k8s/overlays/production");
        var overlay = directory.resolve("production/kustomization.yaml");
        Files.writeString(overlay, Files.readString(overlay).replace("../../base", "../base"));
        var changed = directory.resolve(file);
        var before = Files.readString(changed);
        Files.writeString(changed, before.replaceFirst(java.util.regex.Pattern.quote(from), to));
        assertThat(Files.readString(changed)).isNotEqualTo(before);

        assertThatThrownBy(() -> Kustomize.build(directory.resolve("production")))
                .hasMessageContaining(found);
    }

    @Test
    void areNotInACopyThatWasNotTouched() throws IOException {
        copy("base", "k8s/base");

        assertThat(Manifests.faults(Kustomize.build(directory.resolve("base")))).isEmpty();
    }

    private void copy(String name, String folder) throws IOException {
        var to = Files.createDirectories(directory.resolve(name));
        try (var files = Files.list(Path.of(folder))) {
            for (Path each : files.toList()) {
                Files.copy(each, to.resolve(each.getFileName()));
            }
        }
    }
}
