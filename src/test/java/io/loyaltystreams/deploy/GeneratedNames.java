package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives generated config maps a name that changes with their content, and tells it to those who use them. */
final class GeneratedNames {

    private GeneratedNames() {}

    static void give(List<ObjectNode> objects, Set<String> generated) {
        var names = new HashMap<String, String>();
        for (ObjectNode each : objects) {
            var name = new Manifest(each).name();
            if (each.path("kind").asText().equals("ConfigMap") && generated.contains(name)) {
                names.put(
                        name,
                        "%s-%08x".formatted(name, each.path("data").toString().hashCode()));
                each.withObject("/metadata").put("name", names.get(name));
            }
        }
        objects.forEach(each -> tell(each, names));
    }

    private static void tell(JsonNode node, Map<String, String> names) {
        node.properties().forEach(field -> {
            if (field.getKey().startsWith("configMap") && field.getValue() instanceof ObjectNode reference) {
                var name = reference.path("name").asText();
                reference.put("name", names.getOrDefault(name, name));
            }
        });
        node.forEach(child -> tell(child, names));
    }
}
