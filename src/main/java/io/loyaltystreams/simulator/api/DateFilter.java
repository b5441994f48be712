package io.loyaltystreams.simulator.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code created_at[gt|gte|lt|lte]}, any of them together. */
final class DateFilter {

    private static final String FIELD = "created_at";

    private DateFilter() {}

    static Predicate<Instant> read(Fields fields) {
        Predicate<Instant> all = at -> true;
        if (!(fields.all().get(FIELD) instanceof Map<?, ?> operators)) {
            return all;
        }
        for (var operator : operators.entrySet()) {
            all = all.and(one(fields, operator.getKey().toString(), String.valueOf(operator.getValue())));
        }
        return all;
    }

    private static Predicate<Instant> one(Fields fields, String operator, String text) {
        var limit = Timestamps.read(text);
        var test = limit.flatMap(at -> compare(operator, at));
        if (test.isEmpty()) {
            fields.error(
                    FIELD + "." + operator,
                    limit.isEmpty() ? "The %s is not a valid date." : "The selected %s is invalid.");
        }
        return test.orElse(at -> true);
    }

    private static Optional<Predicate<Instant>> compare(String operator, Instant limit) {
        return switch (operator) {
            case "gt" -> Optional.of(at -> at.isAfter(limit));
            case "gte" -> Optional.of(at -> !at.isBefore(limit));
            case "lt" -> Optional.of(at -> at.isBefore(limit));
            case "lte" -> Optional.of(at -> !at.isAfter(limit));
            default -> Optional.empty();
        };
    }
}
