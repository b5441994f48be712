package io.loyaltystreams.program.file;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A section as somebody wrote it. */
final class WrittenSection implements Section {

    private final Map<String, Node> entries;
    private final int line;
    private final String path;
    private final Faults faults;
    private final int faultsBefore;
    private final Set<String> known = new LinkedHashSet<>();

    WrittenSection(Map<String, Node> entries, int line, String path, Faults faults) {
        this.entries = entries;
        this.line = line;
        this.path = path;
        this.faults = faults;
        this.faultsBefore = faults.count();
    }

    @Override
    public <T> Optional<T> required(String key, Type<T> type, String meaning) {
        known.add(key);
        return type.read(new Value(node(key), pathOf(key), faults));
    }

    @Override
    public <T> Optional<T> optional(String key, Type<T> type, String meaning) {
        known.add(key);
        return has(key) ? required(key, type, meaning) : Optional.empty();
    }

    @Override
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    @Override
    public void refuse(String key, String found, String expected) {
        faults.add(pathOf(key), node(key).line(), found, expected);
    }

    @Override
    public void refuse(String found, String expected) {
        faults.add(path, line, found, expected);
    }

    @Override
    public <T> Optional<T> build(Supplier<T> parts) {
        entries.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> refuse(key, "an unknown key", Spelling.expected(key, known)));
        return faults.count() == faultsBefore ? Optional.of(parts.get()) : Optional.empty();
    }

    /** A missing key is missed where the section begins. */
    private Node node(String key) {
        return entries.getOrDefault(key, new Node.Nothing(line));
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
