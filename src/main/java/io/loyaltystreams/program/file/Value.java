package io.loyaltystreams.program.file;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A value of a program file and the path of its key. Every way to read it that fails notes a fault and answers empty. */
record Value(Node node, String path, Faults faults) {

    <T> Optional<T> refuse(String expected) {
        return refuse(node.shown(), node instanceof Node.Alias ? "the value itself" : expected);
    }

    <T> Optional<T> refuse(String found, String expected) {
        faults.add(path, node.line(), found, expected);
        return Optional.empty();
    }

    Optional<Map<String, Node>> entries() {
        return node instanceof Node.Mapping mapping ? Optional.of(mapping.entries()) : refuse("a section with keys");
    }

    /** The text as written; empty, without a fault, if this is a section, a list or blank. */
    Optional<String> text() {
        return node instanceof Node.Scalar scalar && !scalar.text().isBlank()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** Reads text; the parser refuses it with an {@link IllegalArgumentException} or a {@link DateTimeException}. */
    <T> Optional<T> parsed(String expected, Function<String, T> parser) {
        var text = text();
        if (text.isEmpty()) {
            return refuse(expected);
        }
        try {
            return Optional.of(parser.apply(text.get()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return refuse(expected);
        }
    }

    /** The items of a list that has at least one. */
    Optional<List<Value>> items() {
        if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
            return refuse("a list with at least one item"
                    + text().map(text -> ", such as [" + text + "]").orElse(""));
        }
        var items = new ArrayList<Value>();
        for (var item : sequence.items()) {
            items.add(new Value(item, path + "[" + items.size() + "]", faults));
        }
        return Optional.of(items);
    }
}
