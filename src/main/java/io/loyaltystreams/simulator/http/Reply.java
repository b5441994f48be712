package io.loyaltystreams.simulator.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happens on the connection after a request. */
public sealed interface Reply {

    /** An ordinary answer. */
    record Answer(int status, Map<String, String> headers, String body) implements Reply {

        public Answer {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        public Answer with(String header, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }
    }

    /** The connection is closed without a byte. */
    record HangUp() implements Reply {}

    /** The connection breaks in the middle of the answer. */
    record BreakOff(Answer answer) implements Reply {}

    static Answer json(int status, Object value) {
        return text(status, "application/json", Json.write(value));
    }

    static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType, "Cache-Control", "no-cache, private"), body);
    }

    /** The framework's way of saying no: a message and nothing else. */
    static Answer message(int status, String message) {
        return json(status, Map.of("message", message));
    }
}
