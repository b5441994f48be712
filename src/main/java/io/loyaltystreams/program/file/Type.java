package io.loyaltystreams.program.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A kind of value: how it is read, and how the JSON Schema of program files describes it. Both stand together so that an editor
 * and the program never disagree.
 *
 * @param reader notes a fault and answers empty where the value is wrong
 * @param schema makes a new description each time
 */
record Type<T>(Function<Value, Optional<T>> reader, Supplier<ObjectNode> schema) {

    Optional<T> read(Value value) {
        return reader.apply(value);
    }

    ObjectNode describe() {
        return schema.get();
    }

    /** The same in the schema, read in another way: for what a schema cannot say. */
    <R> Type<R> readBy(Function<Value, Optional<R>> other) {
        return new Type<>(other, schema);
    }

    /** The same, told in another way. */
    <R> Type<R> map(Function<T, R> teller) {
        return readBy(value -> read(value).map(teller));
    }

    /** A further step of reading, which may refuse the value. */
    <R> Type<R> then(BiFunction<Value, T, Optional<R>> step) {
        return readBy(value -> read(value).flatMap(read -> step.apply(value, read)));
    }

    /** A section is described by the very code that reads it. */
    static <T> Type<T> section(Function<Section, Optional<T>> reader) {
        return new Type<>(
                value -> value.entries()
                        .flatMap(entries -> reader.apply(
                                new WrittenSection(entries, value.node().line(), value.path(), value.faults()))),
                () -> {
                    var described = new DescribedSection();
                    if (reader.apply(described).isPresent()) {
                        throw new IllegalStateException("Expected nothing of a section that nobody wrote");
                    }
                    return described.schema();
                });
    }

    /** At least one item; empty if any of them is at fault. */
    static <T> Type<List<T>> list(Type<T> item) {
        return new Type<>(value -> value.items().flatMap(items -> all(items, item)), () -> {
            var schema = object("array");
            schema.put("minItems", 1);
            schema.set("items", item.describe());
            return schema;
        });
    }

    /** The same, where no item may come twice. */
    static <T> Type<List<T>> listOfDistinct(Type<T> item, String expected) {
        return list(item)
                .readBy(value -> list(item.then(new Distinct(expected)::check)).read(value));
    }

    /** At least one entry under a name of the owner's choice; empty if any of them is at fault. */
    static <T> Type<Map<String, T>> byName(Type<T> entry) {
        return new Type<>(value -> value.entries().flatMap(entries -> all(value, entries, entry)), () -> {
            var schema = object("object");
            schema.put("minProperties", 1);
            schema.set("additionalProperties", entry.describe());
            return schema;
        });
    }

    static ObjectNode object(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static <T> Optional<List<T>> all(List<Value> items, Type<T> type) {
        var read = new ArrayList<T>();
        items.forEach(item -> type.read(item).ifPresent(read::add));
        return read.size() == items.size() ? Optional.of(read) : Optional.empty();
    }

    private static <T> Optional<Map<String, T>> all(Value value, Map<String, Node> entries, Type<T> type) {
        if (entries.isEmpty()) {
            return value.refuse("at least one entry");
        }
        var read = new LinkedHashMap<String, T>();
        entries.forEach((name, node) -> type.read(new Value(node, value.path() + "." + name, value.faults()))
                .ifPresent(found -> read.put(name, found)));
        return read.size() == entries.size() ? Optional.of(read) : Optional.empty();
    }
}
