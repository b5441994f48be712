package io.loyaltystreams.program.expression;

import dev.cel.runtime.Program;
import java.util.Set;

/**
 * An expression that passed every check.
 *
 * @param names the variables that it mentions
 * @param texts the words written in it: only these may be repeated when it fails
 */
record Checked(Program program, Set<String> names, Set<String> texts) {

    boolean mentions(String prefix) {
        return names.stream().anyMatch(name -> name.startsWith(prefix));
    }
}
