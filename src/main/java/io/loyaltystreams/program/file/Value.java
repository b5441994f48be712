package io.loyaltystreams.program.file;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A value of a program file and the path of its key. Every way to read it that fails notes a fault and answers empty. */
record Value(Node node, String path, Faults faults) {

    <T> Optional<T> refuse(String expected) {
        return refuse(node.shown(), expected);
    }

    <T> Optional<T> refuse(String found, String expected) {
        faults.add(path, found, expected);
        return Optional.empty();
    }

    Optional<Section> section() {
        return node instanceof Node.Mapping mapping
                ? Optional.of(new Section(mapping.entries(), path, faults))
                : refuse("a section with keys");
    }

    /** Reads text; the parser refuses it with an {@link IllegalArgumentException} or a {@link DateTimeException}. */
    <T> Optional<T> parsed(String expected, Function<String, T> parser) {
        if (!(node instanceof Node.Scalar scalar) || scalar.text().isBlank()) {
            return refuse(expected);
        }
        try {
            return Optional.of(parser.apply(scalar.text()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return refuse(expected);
        }
    }

    /** Reads a list that has at least one item; empty if it has none or any of them is at fault. */
    <T> Optional<List<T>> items(Function<Value, Optional<T>> type) {
        if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
            return refuse("a list with at least one item");
        }
        var items = sequence.items();
        var read = new ArrayList<T>();
        for (int i = 0; i < items.size(); i++) {
            type.apply(new Value(items.get(i), path + "[" + i + "]", faults)).ifPresent(read::add);
        }
        return read.size() == items.size() ? Optional.of(read) : Optional.empty();
    }
}
