package io.loyaltystreams.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nests form keys as PHP does: {@code attributes[firstname]}, {@code tags[0]}, {@code tags[]}. */
final class Brackets {

    private static final int MOST_LEVELS = 20;

    private final Map<String, Object> root = new LinkedHashMap<>();

    void put(String key, String value) {
        int open = key.indexOf('[');
        if (open <= 0 || !key.endsWith("]")) {
            root.put(key, value);
            return;
        }
        var steps = new ArrayList<String>();
        steps.add(key.substring(0, open));
        steps.addAll(List.of(key.substring(open + 1, key.length() - 1).split("]\\[", MOST_LEVELS)));
        put(root, steps, value);
    }

    Map<String, Object> nested() {
        var result = new LinkedHashMap<String, Object>();
        root.forEach((key, value) -> result.put(key, listed(value)));
        return result;
    }

    @SuppressWarnings("unchecked") // every map in this tree was made here, with text keys
    private static void put(Map<String, Object> into, List<String> steps, String value) {
        var key = steps.getFirst().isEmpty() ? String.valueOf(into.size()) : steps.getFirst();
        if (steps.size() == 1) {
            into.put(key, value);
            return;
        }
        var next = into.get(key) instanceof Map<?, ?> known
                ? (Map<String, Object>) known
                : new LinkedHashMap<String, Object>();
        into.put(key, next);
        put(next, steps.subList(1, steps.size()), value);
    }

    /** PHP has one kind of array; keys 0, 1, 2 … make it a list. */
    private static Object listed(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        var nested = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> nested.put((String) key, listed(inner)));
        int expected = 0;
        for (var key : nested.keySet()) {
            if (!key.equals(String.valueOf(expected++))) {
                return nested;
            }
        }
        return new ArrayList<>(nested.values());
    }
}
