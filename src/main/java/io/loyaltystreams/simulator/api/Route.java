package io.loyaltystreams.simulator.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A method and a path; a part in braces takes any value. */
record Route(String method, List<String> parts, Handler handler) {

    static Route of(String method, String path, Handler handler) {
        return new Route(method, List.of(path.split("/", -1)), handler);
    }

    /** The values of the parts in braces, or empty when this is another route. */
    Optional<Map<String, String>> match(String otherMethod, List<String> otherParts) {
        if (!method.equals(otherMethod) || parts.size() != otherParts.size()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part.startsWith("{")) {
                values.put(part.substring(1, part.length() - 1), otherParts.get(i));
            } else if (!part.equals(otherParts.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
