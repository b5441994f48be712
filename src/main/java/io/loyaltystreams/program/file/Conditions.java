package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Condition;
import io.loyaltystreams.program.Lines;
import io.loyaltystreams.program.OneOf;
import io.loyaltystreams.program.When;
import io.loyaltystreams.program.expression.Compiled;
import io.loyaltystreams.program.expression.Expressions;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** What a rule may ask for: {@code when}, {@code lines} and {@code if}. */
final class Conditions {

    static final Type<When> WHEN = Type.section(Conditions::when);
    static final Type<Lines> LINES = Type.section(Conditions::lines);
    static final Type<Condition> IF = Scalars.TEXT.then((value, text) -> compiled(value, Expressions.rule(text)));

    static final String IF_MEANING = "A condition besides, as an expression in CEL over order, line and member, such as"
            + " order.total >= 100.00 && order.channel == 'web'.";

    private Conditions() {}

    /** What the compiler has to say is a fault of the expression's key. */
    static <T> Optional<T> compiled(Value value, Compiled<T> compiled) {
        return switch (compiled) {
            case Compiled.Ready<T> ready -> Optional.of(ready.value());
            case Compiled.Wrong<T> wrong -> {
                wrong.problems().forEach(problem -> value.refuse("a sound expression; " + problem));
                yield Optional.empty();
            }
        };
    }

    private static Optional<When> when(Section section) {
        var channel = section.optional("channel", oneOf(Scalars.TEXT), "The order comes from one of these channels.");
        var currency = section.optional(
                "currency",
                oneOf(Scalars.CURRENCY.map(Currency::getCurrencyCode)),
                "The order is in one of these currencies.");
        var shop = section.optional("shop", oneOf(Scalars.TEXT), "The order comes from one of these shops.");
        return section.build(
                () -> new When(channel.orElse(OneOf.ANY), currency.orElse(OneOf.ANY), shop.orElse(OneOf.ANY)));
    }

    private static Optional<Lines> lines(Section section) {
        var category = section.optional("category", oneOf(Scalars.TEXT), "The line has one of these categories.");
        var sku = section.optional("sku", oneOf(Scalars.TEXT), "The line is one of these articles.");
        return section.build(() -> new Lines(category.orElse(OneOf.ANY), sku.orElse(OneOf.ANY)));
    }

    private static Type<OneOf> oneOf(Type<String> type) {
        return Type.listOfDistinct(type, "each value once").map(values -> new OneOf(Set.copyOf(values)));
    }
}
