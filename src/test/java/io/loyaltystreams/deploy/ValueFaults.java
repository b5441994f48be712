package io.loyaltystreams.deploy;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that the generated client takes for any text, and a cluster does not: words out of a list, and names. */
final class ValueFaults {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])[a-z0-9](-?[a-z0-9]){0,14}");
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            entry("imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
            entry("restartPolicy", Set.of("Always", "OnFailure", "Never")),
            entry("podManagementPolicy", Set.of("OrderedReady", "Parallel")),
            entry("whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway")),
            entry("fsGroupChangePolicy", Set.of("Always", "OnRootMismatch")),
            entry("whenDeleted", Set.of("Retain", "Delete")),
            entry("whenScaled", Set.of("Retain", "Delete")),
            entry("unhealthyPodEvictionPolicy", Set.of("IfHealthyBudget", "AlwaysAllow")),
            entry("protocol", Set.of("TCP", "UDP", "SCTP")),
            entry("policyTypes", Set.of("Ingress", "Egress")),
            entry("accessModes", Set.of("ReadWriteOnce", "ReadWriteOncePod", "ReadWriteMany", "ReadOnlyMany")),
            entry("updateStrategy/type", Set.of("RollingUpdate", "OnDelete")),
            entry("seccompProfile/type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
            entry("spec/type", Set.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName")));

    private final List<String> faults = new ArrayList<>();

    private ValueFaults() {}

    static List<String> of(Manifest manifest) {
        var values = new ValueFaults();
        values.name("/metadata/name", manifest.name());
        values.walk("", manifest.json());
        return values.faults;
    }

    private void walk(String path, JsonNode node) {
        node.properties().forEach(field -> {
            var below = path + "/" + field.getKey();
            if (below.matches(".*/([lL]abels|matchLabels|selector)")
                    && !field.getValue().has("matchLabels")) {
                labels(below, field.getValue());
            } else {
                walk(below, field.getValue());
            }
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(path + "/" + i, node.get(i));
            }
        }
        if (node.isTextual()) {
            word(path, node.asText());
            if (path.matches(".*/ports/\\d+/name")
                    && !PORT_NAME.matcher(node.asText()).matches()) {
                faults.add(path + ": " + node.asText() + " is no name of a port");
            } else if (path.matches(".*/(containers|volumes)/\\d+/name")) {
                name(path, node.asText());
            }
        }
    }

    private void word(String path, String word) {
        var plain = path.replaceAll("/\\d+", "");
        WORDS.forEach((end, words) -> {
            if (plain.endsWith("/" + end) && !words.contains(word)) {
                faults.add(path + ": expected one of " + words + ", found " + word);
            }
        });
    }

    private void labels(String path, JsonNode labels) {
        Manifest.labels(labels).forEach((key, value) -> {
            if (!LABEL_KEY.matcher(key).matches() || !LABEL_VALUE.matcher(value).matches()) {
                faults.add(path + ": " + key + "=" + value + " is no label");
            }
        });
    }

    private void name(String path, String name) {
        if (!NAME.matcher(name).matches()) {
            faults.add(path + ": '" + name + "' is no name");
        }
    }
}
