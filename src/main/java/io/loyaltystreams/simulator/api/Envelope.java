package io.loyaltystreams.simulator.api;

import java.util.Map;

/** What every good answer is: {@code data} and {@code meta}. */
record Envelope(int status, Object data, Map<String, Object> meta) {

    static Envelope of(Object data) {
        return new Envelope(200, data, Map.of());
    }
}
