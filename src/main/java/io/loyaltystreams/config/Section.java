package io.loyaltystreams.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A group of keys. Asking for a key makes it known; a wrong value is noted as a fault and reads as not given. */
final class Section {

    private final String path;
    private final JsonNode node;
    private final Reading reading;

    Section(String path, JsonNode node, Reading reading) {
        this.path = path;
        this.node = node;
        this.reading = reading;
    }

    Section section(String key) {
        var full = full(key);
        reading.knowsGroup(full);
        var child = node.path(key);
        if (child.isMissingNode() || nothing(child) || child.isObject()) {
            return new Section(full, child, reading);
        }
        reading.fault(full + ": expected a group of keys, found one value");
        return new Section(full, YamlTree.nothing(), reading);
    }

    <T> T get(String key, Kind<T> kind, T otherwise) {
        return get(key, kind).orElse(otherwise);
    }

    <T> Optional<T> get(String key, Kind<T> kind) {
        return find(key).flatMap(given -> parse(given, kind));
    }

    Optional<Given> find(String key) {
        var full = full(key);
        reading.knows(full);
        return reading.variable(full)
                .map(text -> new Given(full, text, Optional.of(Reading.variableOf(full))))
                .or(() -> inFile(full, node.path(key), false));
    }

    /**
     * The keys that were not asked for by name, each on its own.
     *
     * @param newKey makes a key of the end of a variable in lower case, where the file has no key for it to change
     */
    Map<String, Given> others(UnaryOperator<String> newKey) {
        reading.takesAnyKey(path);
        var found = new LinkedHashMap<String, Given>();
        node.properties().forEach(entry -> {
            var full = full(entry.getKey());
            if (!reading.asked(full)) {
                inFile(full, entry.getValue(), true).ifPresent(given -> found.put(entry.getKey(), given));
            }
        });
        reading.variablesUnder(path).forEach((end, text) -> {
            var key = found.keySet().stream()
                    .filter(known -> Reading.variableOf(full(known)).equals(Reading.variableOf(path) + "_" + end))
                    .findFirst()
                    .orElseGet(() -> newKey.apply(end));
            found.put(key, new Given(full(key), text, Optional.of(Reading.variableOf(path) + "_" + end)));
        });
        return found;
    }

    <T> Optional<T> parse(Given given, Kind<T> kind) {
        try {
            return Optional.of(kind.parse().apply(given.text()));
        } catch (RuntimeException e) {
            var found = kind.shown() ? given.shown() : "something else";
            fault(given.where() + ": expected " + kind.expected() + ", found " + found);
            return Optional.empty();
        }
    }

    void missing(String key) {
        fault(full(key) + ": missing; set it in the file or as " + Reading.variableOf(full(key)));
    }

    void fault(String line) {
        reading.fault(line);
    }

    String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<Given> inFile(String full, JsonNode value, boolean emptyIsValue) {
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isNull() || (nothing(value) && !emptyIsValue)) {
            fault(full + ": expected a value, found nothing; delete the line to get the default");
            return Optional.empty();
        }
        if (value.isObject()) {
            fault(full + ": expected one value, found a group of keys");
            return Optional.empty();
        }
        return Optional.of(new Given(full, text(value), Optional.empty()));
    }

    private static boolean nothing(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.asText().isBlank());
    }

    /** Kafka writes lists with commas; so a YAML list is as good. */
    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }
}
