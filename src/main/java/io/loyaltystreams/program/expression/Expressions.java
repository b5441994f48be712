package io.loyaltystreams.program.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.loyaltystreams.program.Condition;
import io.loyaltystreams.program.Measure;
import java.util.List;
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
        var compiled = compile(RULES, text, Set.of(SimpleType.BOOL), "true or false");
        return asksNothing(compiled)
                ? new Compiled.Wrong<>(
                        List.of("it says the same of every order: ask for something of the order, the line or the"
                                + " member, or leave it out"))
                : with(compiled, CelCondition::new);
    }

    /** The metric of tiers: a number made of {@code points}, {@code spend}, {@code orders} and {@code activities}. */
    public static Compiled<Measure> measure(String text) {
        return with(compile(MEASURES, text, Set.of(SimpleType.INT, SimpleType.DOUBLE), "a number"), CelMeasure::new);
    }

    /**
     * CEL does not mix whole and decimal numbers, but people write {@code points + 10 * orders}: what is wrong as it stands is tried
     * once more with its whole numbers as decimals. What stays wrong is told as it was written.
     */
    private static Compiled<Checked> compile(Language language, String text, Set<CelType> types, String expected) {
        var asWritten = language.compile(text, types, expected);
        if (asWritten instanceof Compiled.Wrong) {
            var asDecimals = language.compile(WholeNumbers.asDecimals(text), types, expected);
            return asDecimals instanceof Compiled.Ready ? asDecimals : asWritten;
        }
        return asWritten;
    }

    private static boolean asksNothing(Compiled<Checked> compiled) {
        return compiled instanceof Compiled.Ready<Checked> ready
                && ready.value().names().isEmpty();
    }

    private static <T> Compiled<T> with(Compiled<Checked> compiled, Function<Checked, T> use) {
        return switch (compiled) {
            case Compiled.Ready<Checked> ready -> new Compiled.Ready<>(use.apply(ready.value()));
            case Compiled.Wrong<Checked> wrong -> new Compiled.Wrong<>(wrong.problems());
        };
    }
}
