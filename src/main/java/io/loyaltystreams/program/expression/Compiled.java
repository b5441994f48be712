package io.loyaltystreams.program.expression;

import java.util.List;

/** What became of an expression's text. */
public sealed interface Compiled<T> {

    /** It may be evaluated at any time, by any thread. */
    record Ready<T>(T value) implements Compiled<T> {}

    /** @param problems at least one, each in plain words with the place in the text */
    record Wrong<T>(List<String> problems) implements Compiled<T> {

        public Wrong {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("Expected at least one problem");
            }
        }
    }
}
