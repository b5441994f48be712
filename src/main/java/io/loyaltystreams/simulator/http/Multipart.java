package io.loyaltystreams.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named fields of a {@code multipart/form-data} body. */
final class Multipart {

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("[;\\s]name=(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final String HEADERS_END = "\r\n\r\n";

    private Multipart() {}

    static Map<String, Object> read(String contentType, byte[] body) {
        var fields = new Brackets();
        var boundary = BOUNDARY.matcher(contentType);
        if (boundary.find()) {
            // one char per byte, so that parts can be cut out before they are decoded
            var text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
            for (var part : text.split(Pattern.quote("\r\n--" + either(boundary)), -1)) {
                addField(part, fields);
            }
        }
        return fields.nested();
    }

    private static void addField(String part, Brackets fields) {
        int headersEnd = part.indexOf(HEADERS_END);
        if (headersEnd < 0) {
            return;
        }
        var name = NAME.matcher(part.substring(0, headersEnd));
        if (name.find()) {
            fields.put(utf8(either(name)), utf8(part.substring(headersEnd + HEADERS_END.length())));
        }
    }

    private static String either(Matcher match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
