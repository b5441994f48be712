package io.loyaltystreams.program.file;

import io.loyaltystreams.program.EarnRule;
import io.loyaltystreams.program.Lines;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Shadowing;
import io.loyaltystreams.program.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the base rules: {@code earn}. */
final class EarnReader {

    private static final Type<EarnRule.In> IN = Scalars.choice(List.of(EarnRule.In.BASE_CURRENCY), currency -> "base");

    private final RuleIds ids;
    private final List<EarnRule> earlier = new ArrayList<>();

    private EarnReader(RuleIds ids) {
        this.ids = ids;
    }

    static Type<List<EarnRule>> rules(RuleIds ids) {
        var reader = new EarnReader(ids);
        return Type.list(Type.section(reader::rule).then(reader::canMatch));
    }

    private Optional<EarnRule> rule(Section rule) {
        var id = rule.required("id", ids.type(), "Unique among all rules; every point names the rule that gave it.");
        var when = rule.optional("when", Conditions.WHEN, "What must hold of the order: all of it.");
        var lines = rule.optional("lines", Conditions.LINES, "Which lines the rule takes: those for which all holds.");
        var condition = rule.optional("if", Conditions.IF, Conditions.IF_MEANING);
        var in = rule.optional(
                "in",
                IN,
                "base: the amount is converted to the base currency first, at the rate in force when the order was"
                        + " placed. Left out: counted in the order's currency.");
        var points =
                rule.required("points", Scalars.DECIMAL, "So many points for each per; 0 lets lines earn nothing.");
        var per = rule.optional(
                "per", Scalars.ABOVE_ZERO, "For each so much of a line's amount; may be left out only for 0 points.");
        boolean earnsNothing = points.equals(Optional.of(Ratio.ZERO));
        if (!earnsNothing && !rule.has("per")) {
            rule.refuse("per", "nothing", Scalars.ABOVE_ZERO_EXPECTED);
        }
        return rule.build(() -> new EarnRule(
                id.orElseThrow(),
                when.orElse(When.ALWAYS),
                lines.orElse(Lines.ALL),
                condition,
                in.orElse(EarnRule.In.ORDER_CURRENCY),
                points.orElseThrow(),
                per.orElse(Ratio.UNIT)));
    }

    private Optional<EarnRule> canMatch(Value value, EarnRule rule) {
        var takers = Shadowing.takersOf(rule, earlier);
        earlier.add(rule);
        return takers.isEmpty()
                ? Optional.of(rule)
                : value.refuse(
                        "a rule that can never match",
                        "lines that are not taken by " + String.join(", ", takers.get()) + " before it");
    }
}
