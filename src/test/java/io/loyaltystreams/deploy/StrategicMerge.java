package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Kubernetes' way to lay a patch over an object: some lists are merged by a key of their elements, all others are replaced. */
final class StrategicMerge {

    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "initContainers", "name",
            "volumes", "name",
            "env", "name",
            "volumeMounts", "mountPath");

    private StrategicMerge() {}

    static void apply(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(field -> {
            var name = field.getKey();
            var value = field.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value.isObject() && target.get(name) instanceof ObjectNode below) {
                apply(below, value);
            } else if (KEYS.containsKey(name) && target.get(name) instanceof ArrayNode list) {
                merge(list, value, KEYS.get(name));
            } else {
                target.set(name, value.deepCopy());
            }
        });
    }

    /** What is new goes before what was there. */
    private static void merge(ArrayNode list, JsonNode patch, String key) {
        int added = 0;
        for (JsonNode element : patch) {
            var existing = list.valueStream()
                    .filter(each -> each.path(key).equals(element.path(key)))
                    .findFirst();
            if (existing.isPresent()) {
                apply((ObjectNode) existing.get(), element);
            } else {
                list.insert(added++, element.deepCopy());
            }
        }
    }
}
