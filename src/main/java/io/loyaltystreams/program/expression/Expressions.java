package io.loyaltystreams.program.expression;

import dev.cel.common.types.SimpleType;
import io.loyaltystreams.program.Condition;
import io.loyaltystreams.program.Measure;
import java.util.Set;
import java.util.function.Function;

/**
 * Compiles the expressions of a program, written in CEL (Common Expression Language).
 *
 * <ol>
 *   <li>Whatever compiles names only what exists and has the right type.
 *   <li>An evaluation has no side effects, ends soon and never throws.
 *   <li>No message holds a value of an order or a member.
 * </ol>
 */
public final class Expressions {

    private static final Language RULES = new Language(Vocabulary.RULE);
    private static final Language MEASURES = new Language(Vocabulary.MEASURE);

    private Expressions() {}

    /** The {@code if} of an earn rule or a campaign: true or false of {@code order}, {@code line} and {@code member}. */
    public static Compiled<Condition> rule(String text) {
        return with(RULES.compile(text, Set.of(SimpleType.BOOL), "true or false"), CelCondition::new);
    }

    /** The metric of tiers: a number made of {@code points}, {@code spend}, {@code orders} and {@code activities}. */
    public static Compiled<Measure> measure(String text) {
        return with(MEASURES.compile(text, Set.of(SimpleType.INT, SimpleType.DOUBLE), "a number"), CelMeasure::new);
    }

    private static <T> Compiled<T> with(Compiled<Checked> compiled, Function<Checked, T> use) {
        return switch (compiled) {
            case Compiled.Ready<Checked> ready -> new Compiled.Ready<>(use.apply(ready.value()));
            case Compiled.Wrong<Checked> wrong -> new Compiled.Wrong<>(wrong.problems());
        };
    }
}
