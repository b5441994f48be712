package io.loyaltystreams.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the parameters of a request from its query and its body, whichever of the three body types it has. */
final class Parameters {

    private Parameters() {}

    /** Query and body together; the body wins. A body that cannot be read counts as empty, as the framework has it. */
    static Map<String, Object> read(String query, String contentType, byte[] body) {
        var all = new LinkedHashMap<>(form(query));
        all.putAll(body(contentType, body));
        all.replaceAll((key, value) -> blankToNull(value));
        return all;
    }

    private static Map<String, Object> body(String contentType, byte[] body) {
        var type = contentType.toLowerCase(Locale.ROOT);
        if (body.length == 0) {
            return Map.of();
        }
        if (type.contains("/json") || type.contains("+json")) {
            return Json.read(utf8(body)).orElse(Map.of());
        }
        if (type.startsWith("multipart/form-data")) {
            return Multipart.read(contentType, body);
        }
        return type.startsWith("application/x-www-form-urlencoded") ? form(utf8(body)) : Map.of();
    }

    static Map<String, Object> form(String text) {
        var brackets = new Brackets();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var key = equals < 0 ? pair : pair.substring(0, equals);
                brackets.put(decode(key), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return brackets.nested();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }

    private static Object blankToNull(Object value) {
        return switch (value) {
            case String text -> text.isBlank() ? null : text.strip();
            case Map<?, ?> map -> {
                var inner = new LinkedHashMap<Object, Object>();
                map.forEach((key, nested) -> inner.put(key, blankToNull(nested)));
                yield inner;
            }
            case List<?> list -> {
                var inner = new ArrayList<>();
                list.forEach(nested -> inner.add(blankToNull(nested)));
                yield inner;
            }
            case null -> null;
            default -> value;
        };
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
