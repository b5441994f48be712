package io.loyaltystreams.program.file;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Refuses the second of two equal values, and says where the first is. */
final class Distinct {

    private final String expected;
    private final Map<Object, String> paths = new HashMap<>();

    Distinct(String expected) {
        this.expected = expected;
    }

    <T> Optional<T> check(Value value, T read) {
        var first = paths.putIfAbsent(read, value.path());
        return first == null
                ? Optional.of(read)
                : value.refuse(value.node().shown() + " again after " + first, expected);
    }
}
