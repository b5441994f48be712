package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of things that are not there. */
final class ReferenceFaults {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Z_]+)\\)");

    private final List<Manifest> manifests;
    private final Map<String, Set<String>> secrets;
    private final List<String> faults = new ArrayList<>();

    private ReferenceFaults(List<Manifest> manifests, Map<String, Set<String>> secrets) {
        this.manifests = manifests;
        this.secrets = secrets;
    }

    /** @param secrets those that people make beforehand, with their keys */
    static List<String> in(List<Manifest> manifests, Map<String, Set<String>> secrets) {
        var references = new ReferenceFaults(manifests, secrets);
        manifests.forEach(references::check);
        return references.faults;
    }

    private void check(Manifest each) {
        if (each.isWorkload()) {
            exists(each, "ServiceAccount", each.podSpec().path("serviceAccountName"));
            Manifest.elements(each.podSpec().path("volumes")).forEach(volume -> volume(each, volume));
            each.containers().forEach(container -> variables(each, container));
            mounts(each);
        }
        if (each.is("ScaledObject")) {
            var target = each.at("/spec/scaleTargetRef");
            exists(each, target.path("kind").asText("Deployment"), target.path("name"));
            Manifest.elements(each.at("/spec/triggers"))
                    .map(trigger -> trigger.at("/authenticationRef/name"))
                    .filter(JsonNode::isTextual)
                    .forEach(name -> exists(each, "TriggerAuthentication", name));
        }
        if (each.is("TriggerAuthentication")) {
            Manifest.elements(each.at("/spec/secretTargetRef"))
                    .forEach(part -> secret(
                            each, part.path("name").asText(), part.path("key").asText()));
        }
    }

    private void exists(Manifest each, String kind, JsonNode name) {
        if (manifests.stream().noneMatch(other -> other.is(kind) && other.name().equals(name.asText()))) {
            faults.add(each.id() + ": there is no " + kind + " " + name.asText());
        }
    }

    private void volume(Manifest each, JsonNode volume) {
        if (volume.has("configMap")) {
            exists(each, "ConfigMap", volume.at("/configMap/name"));
        }
        if (volume.has("secret")
                && !secrets.containsKey(volume.at("/secret/secretName").asText())) {
            faults.add(each.id() + ": nobody makes the secret "
                    + volume.at("/secret/secretName").asText());
        }
    }

    private void secret(Manifest each, String name, String key) {
        if (!secrets.getOrDefault(name, Set.of()).contains(key)) {
            faults.add(each.id() + ": nobody makes the secret " + name + " with " + key);
        }
    }

    private void variables(Manifest each, JsonNode container) {
        var known = new HashSet<String>();
        Manifest.elements(container.path("env")).forEach(variable -> {
            VARIABLE.matcher(variable.path("value").asText())
                    .results()
                    .map(used -> used.group(1))
                    .filter(used -> !known.contains(used))
                    .forEach(used -> faults.add(each.id() + ": "
                            + variable.path("name").asText() + " uses " + used + ", which is not set before it"));
            if (!known.add(variable.path("name").asText())) {
                faults.add(each.id() + ": " + variable.path("name").asText() + " is set twice");
            }
        });
    }

    private void mounts(Manifest each) {
        var volumes = names(each.podSpec().path("volumes"), "/name");
        volumes.addAll(names(each.at("/spec/volumeClaimTemplates"), "/metadata/name"));
        var used = each.containers().stream()
                .flatMap(container -> Manifest.elements(container.path("volumeMounts")))
                .map(mount -> mount.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!used.equals(volumes)) {
            faults.add(each.id() + ": has the volumes " + volumes + " but mounts " + used);
        }
    }

    private static Set<String> names(JsonNode list, String pointer) {
        return Manifest.elements(list)
                .map(each -> each.at(pointer).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
