package io.loyaltystreams.program;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A condition of a rule: one of these exact values. Without values it holds always, also where there is no value. */
public record OneOf(Set<String> values) {

    public static final OneOf ANY = new OneOf(Set.of());

    public OneOf {
        // looked into for every line: a hash set tells at once what it does not hold, small copies of Set.copyOf
        // compare texts
        values = Collections.unmodifiableSet(new HashSet<>(values));
        if (values.contains("")) {
            throw new IllegalArgumentException("Expected values that are not empty, but found " + values);
        }
    }

    boolean isAny() {
        return values.isEmpty();
    }

    boolean admits(String value) {
        return values.isEmpty() || values.contains(value);
    }

    boolean admits(Optional<String> value) {
        return values.isEmpty() || (value.isPresent() && values.contains(value.get()));
    }
}
