package io.loyaltystreams.program.expression;

import static dev.cel.checker.CelStandardDeclarations.StandardFunction.*;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What expressions may call. Left out: what makes texts or lists longer, because a few loops around it would fill the memory,
 * and what hides a type from the check.
 */
final class Functions {

    private static final Set<StandardOverload> GROWING =
            Set.of(Arithmetic.ADD_STRING, Arithmetic.ADD_BYTES, Arithmetic.ADD_LIST);

    private static final Set<StandardFunction> HIDING = Set.of(DYN, TYPE, BYTES, UINT, STRING);

    private static final Set<String> NAMES = java.util.Arrays.stream(StandardFunction.values())
            .filter(function -> !HIDING.contains(function))
            .map(StandardFunction::functionName)
            .collect(Collectors.toCollection(TreeSet::new));

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
