package io.loyaltystreams.program.expression;

import dev.cel.runtime.CelEvaluationException;
import java.util.Set;
import java.util.regex.Pattern;

/** Says why an evaluation failed, without values of the order: only words of the expression itself are repeated. */
final class Failure {

    private static final Pattern MISSING_KEY = Pattern.compile("(?s).*key '(.*)' is not present in map.*");

    private Failure() {}

    static String why(CelEvaluationException failure, Set<String> texts) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unanswerable) {
                return cause.getMessage();
            }
        }
        return switch (failure.getErrorCode()) {
            case ATTRIBUTE_NOT_FOUND -> missing(failure.getMessage(), texts);
            case DIVIDE_BY_ZERO -> "the expression divides by zero";
            case INDEX_OUT_OF_BOUNDS -> "a list has no element at the place that the expression asks for";
            case ITERATION_BUDGET_EXCEEDED ->
                "the expression takes more than " + Language.MOST_STEPS + " steps through lists";
            case NUMERIC_OVERFLOW -> "a number in the expression is out of range";
            case BAD_FORMAT, INVALID_ARGUMENT -> "a text in the expression is not in the form that is expected there";
            default -> "the expression cannot be evaluated for this order";
        };
    }

    private static String missing(String message, Set<String> texts) {
        var key = MISSING_KEY.matcher(message);
        return key.matches() && texts.contains(key.group(1))
                ? "the order has no attribute '" + key.group(1) + "'"
                : "the order has no such attribute";
    }
}
