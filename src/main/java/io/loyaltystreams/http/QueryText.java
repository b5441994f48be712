package io.loyaltystreams.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The part of an address behind the question mark. */
final class QueryText {

    private QueryText() {}

    /**
     * The parameters, the first of each name.
     *
     * @param raw as it was sent; null when there is none
     * @return empty when it is not URL-encoded
     */
    static Optional<Map<String, String>> parse(String raw) {
        var parameters = new HashMap<String, String>();
        if (raw == null) {
            return Optional.of(parameters);
        }
        try {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
            }
            return Optional.of(parameters);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // its message repeats a piece of the query
        }
    }
}
