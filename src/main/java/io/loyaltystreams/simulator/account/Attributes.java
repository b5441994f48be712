package io.loyaltystreams.simulator.account;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The attributes that one kind of thing may carry. A key that nobody created is dropped without a word. */
public final class Attributes {

    private final Turn turn;
    private final Ids ids;
    private final InstantSource clock;
    private final Set<String> reserved;
    private final Map<String, Attribute> byName = new ConcurrentSkipListMap<>();

    /**
     * No attributes yet.
     *
     * @param reserved names that the thing itself uses
     */
    Attributes(Turn turn, Ids ids, InstantSource clock, Set<String> reserved) {
        this.turn = turn;
        this.ids = ids;
        this.clock = clock;
        this.reserved = reserved;
    }

    /** A writable attribute that every account has from the start. */
    Attributes builtIn(String name, String label, DataType type) {
        byName.put(name, new Attribute(ids.number(), name, label, type, "", List.of(), true, false, clock.instant()));
        return this;
    }

    /** An attribute that only Piggy writes. */
    Attributes system(String name, String label, DataType type) {
        byName.put(name, new Attribute(ids.number(), name, label, type, "", List.of(), true, true, clock.instant()));
        return this;
    }

    public List<Attribute> all() {
        return List.copyOf(byName.values());
    }

    public Attribute create(
            String name, String label, DataType type, String description, List<Map<String, Object>> options) {
        return turn.take(() -> {
            if (reserved.contains(name)) {
                throw Refusal.invalid("name", "The name is reserved.");
            }
            if (byName.containsKey(name)) {
                throw new Refusal(Code.ATTRIBUTE_EXISTS);
            }
            var made =
                    new Attribute(ids.number(), name, label, type, description, options, false, false, clock.instant());
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
