package io.loyaltystreams.simulator.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The attributes that one kind of thing may carry. A key that nobody created is dropped without a word. */
public final class Attributes {

    private final Desk desk;
    private final Set<String> reserved;
    private final Map<String, Attribute> byName = new ConcurrentSkipListMap<>();

    /**
     * No attributes yet.
     *
     * @param reserved names that the thing itself uses
     */
    Attributes(Desk desk, Set<String> reserved) {
        this.desk = desk;
        this.reserved = reserved;
    }

    /** A writable attribute that every account has from the start. */
    Attributes builtIn(String name, String label, DataType type) {
        byName.put(name, new Attribute(desk.ids().number(), name, label, type, "", List.of(), true, false, desk.now()));
        return this;
    }

    /** An attribute that only Piggy writes. */
    Attributes system(String name, String label, DataType type) {
        byName.put(name, new Attribute(desk.ids().number(), name, label, type, "", List.of(), true, true, desk.now()));
        return this;
    }

    public List<Attribute> all() {
        return List.copyOf(byName.values());
    }

    public Attribute create(
            String name, String label, DataType type, String description, List<Map<String, Object>> options) {
        return desk.write(() -> {
            if (reserved.contains(name)) {
                throw Refusal.invalid("name", "The name is reserved.");
            }
            if (byName.containsKey(name)) {
                throw new Refusal(Code.ATTRIBUTE_EXISTS);
            }
            var made = new Attribute(
                    desk.ids().number(), name, label, type, description, options, false, false, desk.now());
            byName.put(name, made);
            return made;
        });
    }

    /** The known ones among the values sent, each as its type keeps it; a null takes a value away. */
    Map<String, Object> accept(Map<String, ?> sent) {
        var accepted = new LinkedHashMap<String, Object>();
        sent.forEach((name, value) -> Optional.ofNullable(byName.get(name))
                .ifPresent(attribute -> accepted.put(name, value == null ? null : read(attribute, value))));
        return accepted;
    }

    private static Object read(Attribute attribute, Object value) {
        if (attribute.system()) {
            throw Refusal.invalid(attribute.name(), "The %s attribute is read only.".formatted(attribute.name()));
        }
        return attribute
                .type()
                .read(value)
                .orElseThrow(() -> Refusal.invalid(
                        attribute.name(),
                        "The %s must be of type %s."
                                .formatted(attribute.name(), attribute.type().wireName())));
    }
}
