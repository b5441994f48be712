package io.loyaltystreams.program.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables of one kind of expression. A name like {@code order.total} is one variable, so that an evaluation computes
 * only what its expression asks for.
 */
final class Vocabulary {

    static final Vocabulary RULE = new Vocabulary(
            Map.ofEntries(
                    Map.entry("order.id", SimpleType.STRING),
                    Map.entry("order.channel", SimpleType.STRING),
                    Map.entry("order.shop", SimpleType.STRING),
                    Map.entry("order.currency", SimpleType.STRING),
                    Map.entry("order.total", SimpleType.DOUBLE),
                    Map.entry("order.coupons", ListType.create(SimpleType.STRING)),
                    Map.entry("order.attributes", MapType.create(SimpleType.STRING, SimpleType.STRING)),
                    Map.entry("order.placedAt", SimpleType.TIMESTAMP),
                    Map.entry("line.id", SimpleType.STRING),
                    Map.entry("line.sku", SimpleType.STRING),
                    Map.entry("line.category", SimpleType.STRING),
                    Map.entry("line.quantity", SimpleType.INT),
                    Map.entry("line.amount", SimpleType.DOUBLE),
                    Map.entry("member.tier", SimpleType.STRING),
                    Map.entry("member.orders", SimpleType.INT),
                    Map.entry("member.signedUpAt", SimpleType.TIMESTAMP)),
            Set.of("order.shop", "line.category", "member.tier", "member.signedUpAt"));

    /** All are decimal numbers, because the language does not add a whole number to a decimal one. */
    static final Vocabulary MEASURE = new Vocabulary(
            Map.of(
                    "points", SimpleType.DOUBLE,
                    "spend", SimpleType.DOUBLE,
                    "orders", SimpleType.DOUBLE,
                    "activities", SimpleType.DOUBLE),
            Set.of());

    private static final String PRESENT = "@present";

    private final Map<String, CelType> types;
    private final Set<String> optional;

    private Vocabulary(Map<String, CelType> types, Set<String> optional) {
        this.types = Collections.unmodifiableMap(new TreeMap<>(types));
        this.optional = optional;
    }

    Map<String, CelType> types() {
        return types;
    }

    List<String> names() {
        return List.copyOf(types.keySet());
    }

    boolean has(String name) {
        return types.containsKey(name);
    }

    /** The variables that may be absent. */
    Set<String> optional() {
        return optional;
    }

    /** The names that begin with {@code order.} for {@code order}. */
    List<String> partsOf(String whole) {
        return types.keySet().stream()
                .filter(name -> name.startsWith(whole + "."))
                .toList();
    }

    /** The variable that tells whether another has a value; nobody can write its name. */
    static String presenceOf(String name) {
        return name + PRESENT;
    }

    /** The name that was probably meant. */
    Optional<String> near(String unknown) {
        return Nearest.of(unknown, types.keySet());
    }
}
