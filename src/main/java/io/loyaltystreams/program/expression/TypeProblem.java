package io.loyaltystreams.program.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in plain words what the type checker refused. */
final class TypeProblem {

    private static final Pattern NO_OVERLOAD =
            Pattern.compile("(?s)found no matching overload for '(.*?)' applied to '(.*?)'(?: \\(candidates: .*)?");
    private static final Pattern EXPECTED = Pattern.compile("expected type '(.*)' but found '(.*)'");
    private static final Pattern NO_PARTS = Pattern.compile("type '(.*)' does not support field selection");
    private static final Pattern NO_RANGE =
            Pattern.compile("expression of type '(.*)' cannot be range of a comprehension .*");
    private static final String UNDECLARED = "undeclared reference";

    private TypeProblem() {}

    /** @param namesReported whether unknown names have been told already */
    static List<String> of(List<CelIssue> issues, Words words, boolean namesReported) {
        return issues.stream()
                .filter(issue -> !namesReported || !issue.getMessage().startsWith(UNDECLARED))
                .map(issue -> Place.of(issue.getSourceLocation()) + ": " + inPlainWords(issue, words))
                .distinct()
                .toList();
    }

    private static String inPlainWords(CelIssue issue, Words words) {
        var message = issue.getMessage();
        var part = Optional.ofNullable(words.part(issue.getExprId()));
        var overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return misapplied(overload.group(1), types(overload.group(2)), part);
        }
        var expected = EXPECTED.matcher(message);
        if (expected.matches()) {
            return "expected " + TypeWords.a(expected.group(1)) + ", but found " + TypeWords.a(expected.group(2));
        }
        var noParts = NO_PARTS.matcher(message);
        if (noParts.matches()) {
            var field = part.filter(select -> select.getKind() == Kind.SELECT)
                    .map(select -> " '" + select.select().field() + "'")
                    .orElse("");
            return TypeWords.a(noParts.group(1)) + " has no part" + field;
        }
        var noRange = NO_RANGE.matcher(message);
        return noRange.matches() ? "expected a list, but found " + TypeWords.a(noRange.group(1)) : message;
    }

    private static String misapplied(String function, List<String> types, Optional<CelExpr> call) {
        var words = types.stream().map(TypeWords::a).collect(Collectors.joining(" and "));
        return "'" + sign(function) + "' does not work on " + words
                + call.filter(part -> part.getKind() == Kind.CALL && clash(types))
                        .flatMap(part -> decimal(part, types))
                        .map(hint -> ": " + hint)
                        .orElse("");
    }

    private static boolean clash(List<String> types) {
        return types.stream().anyMatch(type -> type.contains("int"))
                && types.stream().anyMatch(type -> type.contains("double"));
    }

    /** How to turn the whole number of the two into a decimal one. */
    private static Optional<String> decimal(CelExpr call, List<String> types) {
        var arguments = Stream.concat(call.call().target().stream(), call.call().args().stream())
                .toList();
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).contains("int")) {
                var argument = arguments.get(i);
                return literal(argument)
                        .map(number -> "write " + number + ".0 instead of " + number)
                        .or(() -> {
                            var name = name(argument);
                            return name.map(whole -> "write double(" + whole + ") instead of " + whole);
                        });
            }
        }
        return Optional.empty();
    }

    private static Optional<String> name(CelExpr part) {
        return switch (part.getKind()) {
            case IDENT -> Optional.of(part.ident().name());
            case SELECT ->
                name(part.select().operand())
                        .map(whole -> whole + "." + part.select().field());
            default -> Optional.empty();
        };
    }

    private static Optional<Long> literal(CelExpr part) {
        return switch (part.getKind()) {
            case CONSTANT ->
                part.constant().getKind() == CelConstant.Kind.INT64_VALUE
                        ? Optional.of(part.constant().int64Value())
                        : Optional.empty();
            case LIST ->
                part.list().elements().stream()
                        .map(TypeProblem::literal)
                        .flatMap(Optional::stream)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** The operator as it is written; the language calls {@code a * b} {@code _*_}. */
    private static String sign(String function) {
        return function.equals("@in") ? "in" : function.replace("_", "");
    }

    /** The types in {@code (string, double)} or {@code string.(string)}. */
    private static List<String> types(String applied) {
        var types = new ArrayList<String>();
        int receiver = applied.indexOf(".(");
        int open = receiver < 0 ? 0 : receiver + 1;
        if (receiver >= 0) {
            types.add(applied.substring(0, receiver));
        }
        var inside = applied.substring(open + 1, applied.length() - 1);
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inside.length(); i++) {
            char sign = inside.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (sign == ',' && depth == 0) {
                types.add(inside.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!inside.isBlank()) {
            types.add(inside.substring(start).strip());
        }
        return types;
    }
}
