package io.loyaltystreams.program.expression;

import dev.cel.runtime.CelEvaluationException;
import java.util.Comparator;
import java.util.Set;

/** Says why an evaluation failed, without values of the order: only words of the expression itself are repeated. */
final class Failure {

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

    /** The library tells the missing key within a sentence of its own, and it may be a value of the order. */
    private static String missing(String message, Set<String> texts) {
        return texts.stream()
                .filter(text -> message.endsWith(": " + text) || message.contains("key '" + text + "' is not present"))
                .max(Comparator.comparingInt(String::length))
                .map(key -> "the order has no attribute '" + key + "'")
                .orElse("the order has no such attribute");
    }
}
