package io.loyaltystreams.program;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All versions of one program. */
public final class Programs {

    private final NavigableMap<Instant, Program> byStart = new TreeMap<>();
    private final Map<Integer, Program> byVersion = new HashMap<>();

    /** Throws {@link IllegalArgumentException} if two have one version or start at one moment. */
    public Programs(List<Program> programs) {
        for (var program : programs) {
            var start = program.edition().effectiveFrom();
            if (byVersion.put(program.version(), program) != null || byStart.put(start, program) != null) {
                throw new IllegalArgumentException(
                        "Expected every version once and one from each moment, but found version " + program.version()
                                + " from " + start + " besides another");
            }
        }
    }

    /** The version in force at this time: the last that has begun. Empty before the first. */
    public Optional<Program> at(Instant time) {
        return Optional.ofNullable(byStart.floorEntry(time)).map(Map.Entry::getValue);
    }

    /** All versions, the first first. */
    public List<Program> inOrder() {
        return List.copyOf(byStart.values());
    }

    /** ISO 4217 codes of the base currencies of all versions. */
    public Set<String> baseCurrencies() {
        return byVersion.values().stream()
                .map(program -> program.edition().baseCurrency().getCurrencyCode())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** When the next version after this time begins. */
    public Optional<Instant> nextStart(Instant time) {
        return Optional.ofNullable(byStart.higherKey(time));
    }

    public Optional<Program> version(int version) {
        return Optional.ofNullable(byVersion.get(version));
    }
}
