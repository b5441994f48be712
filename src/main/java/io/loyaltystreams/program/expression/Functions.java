package io.loyaltystreams.program.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What expressions may call. Left out: what makes texts longer, because a few loops around it would fill the memory, and what
 * hides a type from the check. Lists may only be joined by the loop {@code filter}, which needs it.
 */
final class Functions {

    /** How the type checker calls the sum of two lists. */
    static final String JOIN_LISTS = "add_list";

    private static final Set<StandardOverload> GROWING = Set.of(Arithmetic.ADD_STRING, Arithmetic.ADD_BYTES);

    private static final Set<StandardFunction> HIDING = Set.of(
            StandardFunction.DYN,
            StandardFunction.TYPE,
            StandardFunction.BYTES,
            StandardFunction.UINT,
            StandardFunction.STRING);

    private static final Set<String> NAMES = Arrays.stream(StandardFunction.values())
            .filter(function -> !HIDING.contains(function))
            .map(StandardFunction::functionName)
            .collect(Collectors.toUnmodifiableSet());

    private Functions() {}

    static CelStandardDeclarations declarations() {
        return CelStandardDeclarations.newBuilder()
                .filterFunctions((function, overload) -> !HIDING.contains(function) && !GROWING.contains(overload))
                .build();
    }

    static boolean has(String name) {
        return NAMES.contains(name);
    }

    static Optional<String> near(String unknown) {
        return Nearest.of(unknown, NAMES);
    }
}
