package io.loyaltystreams.program.file;

import io.loyaltystreams.program.EarnRule;
import io.loyaltystreams.program.Lines;
import io.loyaltystreams.program.OneOf;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Shadowing;
import io.loyaltystreams.program.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the base rules: {@code earn}. */
final class EarnReader {

    /** Names of steps that every explanation may have; a rule of that name could not be told from them. */
    private static final Set<String> RESERVED = Set.of("no-rule", "rounding", "tiers");

    private final Distinct ids = new Distinct("an id of its own");
    private final List<EarnRule> earlier = new ArrayList<>();

    static Optional<List<EarnRule>> rules(Value value) {
        var reader = new EarnReader();
        return value.items(reader::rule);
    }

    private Optional<EarnRule> rule(Value value) {
        return value.section().flatMap(this::read).filter(rule -> canMatch(rule, value));
    }

    private Optional<EarnRule> read(Section section) {
        var id = section.required("id", this::id);
        var when = section.optional("when", EarnReader::when);
        var lines = section.optional("lines", EarnReader::lines);
        var in = section.optional("in", Scalars.choice(Map.of("base", EarnRule.In.BASE_CURRENCY)));
        var points = section.required("points", Scalars::decimal);
        boolean earnsNothing = points.equals(Optional.of(Ratio.ZERO));
        var per = earnsNothing && !section.has("per")
                ? Optional.of(Ratio.UNIT)
                : section.required("per", Scalars::decimalAboveZero);
        return section.build(() -> new EarnRule(
                id.orElseThrow(),
                when.orElse(When.ALWAYS),
                lines.orElse(Lines.ALL),
                Optional.empty(),
                in.orElse(EarnRule.In.ORDER_CURRENCY),
                points.orElseThrow(),
                per.orElseThrow()));
    }

    private Optional<String> id(Value value) {
        return Scalars.text(value)
                .flatMap(id -> RESERVED.contains(id)
                        ? value.refuse("an id other than " + id + ", which explanations use themselves")
                        : ids.check(value, id));
    }

    private boolean canMatch(EarnRule rule, Value value) {
        var takers = Shadowing.takersOf(rule, earlier);
        takers.ifPresent(ids -> value.refuse(
                "a rule that can never match", "lines that are not taken by " + String.join(", ", ids) + " before it"));
        earlier.add(rule);
        return takers.isEmpty();
    }

    private static Optional<When> when(Value value) {
        return value.section().flatMap(section -> {
            var channel = section.optional("channel", oneOf(Scalars::text));
            var currency = section.optional(
                    "currency", oneOf(code -> Scalars.currency(code).map(found -> found.getCurrencyCode())));
            var shop = section.optional("shop", oneOf(Scalars::text));
            return section.build(
                    () -> new When(channel.orElse(OneOf.ANY), currency.orElse(OneOf.ANY), shop.orElse(OneOf.ANY)));
        });
    }

    private static Optional<Lines> lines(Value value) {
        return value.section().flatMap(section -> {
            var category = section.optional("category", oneOf(Scalars::text));
            var sku = section.optional("sku", oneOf(Scalars::text));
            return section.build(() -> new Lines(category.orElse(OneOf.ANY), sku.orElse(OneOf.ANY)));
        });
    }

    private static Function<Value, Optional<OneOf>> oneOf(Function<Value, Optional<String>> type) {
        return list -> {
            var distinct = new Distinct("each value once");
            return list.items(value -> type.apply(value).flatMap(text -> distinct.check(value, text)))
                    .map(values -> new OneOf(Set.copyOf(values)));
        };
    }
}
