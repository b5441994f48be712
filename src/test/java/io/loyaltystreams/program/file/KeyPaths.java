package io.loyaltystreams.program.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys that a JSON Schema describes, by path: {@code earn[].when.channel}, {@code rewards.*.points}. */
final class KeyPaths {

    private KeyPaths() {}

    static Map<String, JsonNode> described(JsonNode schema) {
        var keys = new LinkedHashMap<String, JsonNode>();
        collect(schema, "", keys);
        return keys;
    }

    private static void collect(JsonNode schema, String path, Map<String, JsonNode> keys) {
        schema.path("properties").properties().forEach(key -> {
            var keyPath = path.isEmpty() ? key.getKey() : path + "." + key.getKey();
            keys.put(keyPath, key.getValue());
            collect(key.getValue(), keyPath, keys);
        });
        collectIfThere(schema.path("items"), path + "[]", keys);
        collectIfThere(schema.path("additionalProperties"), path + ".*", keys);
    }

    private static void collectIfThere(JsonNode schema, String path, Map<String, JsonNode> keys) {
        if (schema.isObject()) {
            collect(schema, path, keys);
        }
    }

    /** Whether a document has a value at such a path. */
    static boolean has(JsonNode node, String path) {
        if (path.isEmpty()) {
            return !node.isMissingNode() && !node.isNull();
        }
        var rest = path.startsWith(".") ? path.substring(1) : path;
        if (rest.startsWith("[]") || rest.startsWith("*")) {
            var inner = rest.substring(rest.startsWith("[]") ? 2 : 1);
            for (var item : node) {
                if (has(item, inner)) {
                    return true;
                }
            }
            return false;
        }
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '.' && rest.charAt(end) != '[') {
            end++;
        }
        return has(node.path(rest.substring(0, end)), rest.substring(end));
    }
}
