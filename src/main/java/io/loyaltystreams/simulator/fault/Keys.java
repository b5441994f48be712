package io.loyaltystreams.simulator.fault;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Takes the known keys out of one object of a plan, and refuses by name what is wrong or left. */
final class Keys {

    private final String place;
    private final Map<?, ?> values;
    private final Set<String> asked = new HashSet<>();

    /** @param place where the object stands, such as {@code faults[0]}; empty at the top */
    Keys(String place, Object object) {
        this.place = place;
        if (!(object instanceof Map<?, ?> map)) {
            throw new InvalidFaults("%s: must be an object with keys".formatted(place.isEmpty() ? "faults" : place));
        }
        this.values = map;
    }

    Optional<Object> value(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    Optional<String> text(String key) {
        return value(key).map(Object::toString);
    }

    Optional<Long> whole(String key, long least) {
        var number = read(key, Long::valueOf, "a whole number");
        number.filter(value -> value < least).ifPresent(value -> {
            throw invalid(key, "must be at least %d, but is %d".formatted(least, value));
        });
        return number;
    }

    Optional<Duration> duration(String key) {
        return read(key, Duration::parse, "a duration such as PT0.2S");
    }

    Optional<Boolean> truth(String key) {
        return read(key, Keys::parseTruth, "true or false");
    }

    <T> Optional<T> read(String key, Function<String, T> parse, String wanted) {
        try {
            return text(key).map(parse);
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw invalid(key, "must be " + wanted);
        } catch (IllegalArgumentException refused) {
            throw invalid(key, refused.getMessage());
        }
    }

    <T> T required(String key, Optional<T> value) {
        return value.orElseThrow(() -> invalid(key, "is missing"));
    }

    void refuseOthers() {
        for (var key : values.keySet()) {
            if (!asked.contains(String.valueOf(key))) {
                throw invalid(String.valueOf(key), "unknown key; known are " + String.join(", ", new TreeSet<>(asked)));
            }
        }
    }

    InvalidFaults invalid(String key, String problem) {
        return new InvalidFaults("%s: %s".formatted(place.isEmpty() ? key : place + "." + key, problem));
    }

    private static boolean parseTruth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }
}
