package io.loyaltystreams.piggy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Method, path with query, and the body's top-level fields. */
record Request(String method, String target, Optional<Map<String, ?>> body) {

    static Request get(String path) {
        return new Request("GET", path, Optional.empty());
    }

    static Request post(String path, Map<String, ?> body) {
        return new Request("POST", path, Optional.of(body));
    }

    static Request put(String path, Map<String, ?> body) {
        return new Request("PUT", path, Optional.of(body));
    }

    static Request delete(String path) {
        return new Request("DELETE", path, Optional.empty());
    }

    Request with(String parameter, String value) {
        var separator = target.contains("?") ? "&" : "?";
        return new Request(method, target + separator + encode(parameter) + "=" + encode(value), body);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
