package io.loyaltystreams.simulator.api;

import io.loyaltystreams.simulator.account.Refusal;
import io.loyaltystreams.simulator.account.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the parameters of a call by name and type. What is wrong is collected, so that one answer names every bad field: call
 * {@link #verify} after the last read and before any use.
 */
final class Fields {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final Map<String, Object> values;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    Fields(Map<String, Object> values) {
        this.values = values;
    }

    Map<String, Object> all() {
        return values;
    }

    /** Required text; an empty one after an error. */
    String text(String field) {
        return required(field, optionalText(field)).orElse("");
    }

    Optional<String> optionalText(String field) {
        return read(field, Scalar::text, "The %s must be a string.");
    }

    String email(String field) {
        var email = text(field);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            error(field, "The %s must be a valid email address.");
        }
        return email;
    }

    Optional<Long> optionalWhole(String field) {
        return read(field, Scalar::whole, "The %s must be an integer.");
    }

    Optional<BigDecimal> optionalDecimal(String field) {
        return read(field, Scalar::decimal, "The %s must be a number.");
    }

    Optional<Boolean> optionalTruth(String field) {
        return read(field, Scalar::truth, "The %s field must be true or false.");
    }

    /** A value from a closed list, by the given look-up. */
    <T> Optional<T> optionalChoice(String field, Function<String, Optional<T>> find) {
        return read(field, sent -> find.apply(sent.toString()), "The selected %s is invalid.");
    }

    /** Required object; an empty form array is an empty list, so that counts as one too. */
    Map<String, Object> object(String field) {
        return required(field, read(field, Fields::asObject, "The %s must be an array."))
                .orElse(Map.of());
    }

    <T> Optional<T> required(String field, Optional<T> value) {
        if (value.isEmpty() && !errors.containsKey(field)) {
            error(field, "The %s field is required.");
        }
        return value;
    }

    void error(String field, String template) {
        errors.computeIfAbsent(field, none -> new ArrayList<>()).add(template.formatted(field.replace('_', ' ')));
    }

    void verify() {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private <T> Optional<T> read(String field, Function<Object, Optional<T>> reader, String complaint) {
        var sent = values.get(field);
        if (sent == null) {
            return Optional.empty();
        }
        var value = reader.apply(sent);
        if (value.isEmpty()) {
            error(field, complaint);
        }
        return value;
    }

    private static Optional<Map<String, Object>> asObject(Object sent) {
        if (sent instanceof List<?> list && list.isEmpty()) {
            return Optional.of(Map.of());
        }
        if (!(sent instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        var object = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> object.put(key.toString(), value));
        return Optional.of(object);
    }
}
