package io.loyaltystreams.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON to and from the JDK's maps, lists and numbers; decimals stay exact. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /** An object from keys and values in turn; unlike {@code Map.of} it keeps their order and allows nulls. */
    public static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("Expected a value that JSON can hold", broken);
        }
    }

    /** The object in the text, or empty when it is not one. */
    static Optional<Map<String, Object>> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, OBJECT));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }
}
