package io.loyaltystreams.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the keys of a file that nobody asked for and says what may have been meant. */
record UnknownKeys(Set<String> known, Set<String> groups, Set<String> openGroups) {

    void in(JsonNode tree, Consumer<String> faults) {
        walk("", tree, faults);
    }

    private void walk(String group, JsonNode node, Consumer<String> faults) {
        node.properties().forEach(entry -> {
            var key = group.isEmpty() ? entry.getKey() : group + "." + entry.getKey();
            if (groups.contains(key)) {
                walk(key, entry.getValue(), faults);
            } else if (!known.contains(key) && !openGroups.contains(group)) {
                faults.accept(key + ": unknown key" + suggestion(group, entry.getKey()));
            }
        });
    }

    private String suggestion(String group, String key) {
        return Spelling.nearest(key, siblings(group))
                .map(near -> group.isEmpty() ? near : group + "." + near)
                .or(() -> elsewhere(key))
                .map(near -> "; did you mean " + near + "?")
                .orElse("; see loyalty.example.yaml for all keys");
    }

    private List<String> siblings(String group) {
        var prefix = group.isEmpty() ? "" : group + ".";
        return known.stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .filter(key -> key.indexOf('.') < 0)
                .toList();
    }

    private Optional<String> elsewhere(String key) {
        return known.stream().filter(known -> known.endsWith("." + key)).findFirst();
    }
}
