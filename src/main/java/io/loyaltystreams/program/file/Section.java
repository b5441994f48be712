package io.loyaltystreams.program.file;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A section of a program file. The keys that are asked for are the keys that there are: all others are refused when the section
 * is {@linkplain #build built}, so that no list of keys has to be kept beside the code that reads them.
 */
final class Section {

    private final Map<String, Node> entries;
    private final String path;
    private final Faults faults;
    private final int faultsBefore;
    private final Set<String> known = new LinkedHashSet<>();

    Section(Map<String, Node> entries, String path, Faults faults) {
        this.entries = entries;
        this.path = path;
        this.faults = faults;
        this.faultsBefore = faults.count();
    }

    <T> Optional<T> required(String key, Function<Value, Optional<T>> type) {
        return value(key, new Node.Nothing()).flatMap(type);
    }

    /** Empty if the key is not there, or is at fault. */
    <T> Optional<T> optional(String key, Function<Value, Optional<T>> type) {
        known.add(key);
        return entries.containsKey(key) ? value(key, new Node.Nothing()).flatMap(type) : Optional.empty();
    }

    private Optional<Value> value(String key, Node otherwise) {
        known.add(key);
        return Optional.of(new Value(entries.getOrDefault(key, otherwise), pathOf(key), faults));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Notes a fault of a key that depends on other keys. */
    void refuse(String key, String found, String expected) {
        faults.add(pathOf(key), found, expected);
    }

    /** Refuses the keys that nobody asked for; then, if nothing in this section is at fault, builds what it stands for. */
    <T> Optional<T> build(Supplier<T> parts) {
        entries.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> refuse(key, "an unknown key", Spelling.expected(key, known)));
        return faults.count() == faultsBefore ? Optional.of(parts.get()) : Optional.empty();
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
