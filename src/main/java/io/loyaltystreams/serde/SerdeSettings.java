package io.loyaltystreams.serde;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** Settings by name; a wrong one is refused with its name and without its value, which may be a secret. */
record SerdeSettings(Map<String, String> values) {

    SerdeSettings {
        values = Map.copyOf(values);
    }

    /** Empty when the setting is missing or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new ConfigException("Expected a value for " + name + " but there is none"));
    }

    boolean flag(String name, boolean otherwise) {
        return switch (text(name).orElse(String.valueOf(otherwise)).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(name + " must be true or false");
        };
    }

    /** A whole number from {@code least} on. */
    int number(String name, int least, int otherwise) {
        var text = text(name);
        try {
            int value = text.isPresent() ? Integer.parseInt(text.get()) : otherwise;
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new ConfigException(name + " must be a whole number");
        }
        throw new ConfigException(name + " must be at least " + least);
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "SerdeSettings" + values.keySet();
    }
}
