package io.loyaltystreams.program.expression;

import java.util.List;

public sealed interface Compiled<T> {
    record Ready<T>(T value) implements Compiled<T> {}

    record Wrong<T>(List<String> problems) implements Compiled<T> {}
}
