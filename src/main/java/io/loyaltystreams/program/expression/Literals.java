package io.loyaltystreams.program.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries what is written out for a call, such as a time or a time zone, so that a slip shows at once and not with an order. */
final class Literals {

    private final CelRuntime runtime;
    private final Vocabulary vocabulary;

    Literals(CelRuntime runtime, Vocabulary vocabulary) {
        this.runtime = runtime;
        this.vocabulary = vocabulary;
    }

    List<String> problems(Words words) {
        return words.parts().stream()
                .filter(part -> part.getKind() == Kind.CALL && isWrittenOut(part.call()))
                .filter(part -> isRefused(
                        CelAbstractSyntaxTree.newParsedAst(part, words.tree().getSource())))
                .map(part ->
                        Place.of(part, words.tree()) + ": '" + argument(part) + "' is not " + expected(part.call()))
                .toList();
    }

    private static boolean isWrittenOut(CelExpr.CelCall call) {
        return !expected(call).isEmpty()
                && call.args().size() == 1
                && call.args().getFirst().getKind() == Kind.CONSTANT
                && call.target()
                        .map(CelExpr::getKind)
                        .filter(kind -> kind != Kind.IDENT && kind != Kind.SELECT)
                        .isEmpty();
    }

    private static String argument(CelExpr call) {
        return call.call().args().getFirst().constant().stringValue();
    }

    private static String expected(CelExpr.CelCall call) {
        return switch (call.function()) {
            case "timestamp" -> "a time, as '2026-01-31T00:00:00Z' is";
            case "duration" -> "a duration, as '36h' or '90m' is";
            case "matches" -> "a pattern, or one too large";
            default -> call.function().startsWith("get") ? "a time zone, as 'Europe/Amsterdam' is" : "";
        };
    }

    private boolean isRefused(CelAbstractSyntaxTree call) {
        try {
            runtime.createProgram(call).eval(name -> Optional.of(sample(name)));
            return false;
        } catch (CelEvaluationException refused) {
            return refused.getErrorCode() == CelErrorCode.BAD_FORMAT
                    || refused.getErrorCode() == CelErrorCode.INVALID_ARGUMENT;
        }
    }

    /** Any value of the variable's type; the variables of loops are texts. */
    private Object sample(String name) {
        var type = vocabulary.types().get(name);
        var kind = type == null ? CelKind.STRING : type.kind();
        return switch (kind) {
            case TIMESTAMP -> Instant.EPOCH;
            case DOUBLE -> 1.0;
            case INT -> 1L;
            case LIST -> List.of("");
            case MAP -> Map.of();
            default -> "";
        };
    }
}
