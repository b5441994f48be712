package io.loyaltystreams.simulator.api;

import java.util.List;
import java.util.Map;

/**
 * What every good answer is.
 *
 * @param links stands beside data and meta on some lists; empty elsewhere
 * @param meta an object, or on some routes an empty list
 */
record Envelope(int status, Object data, Map<String, Object> links, Object meta) {

    static Envelope of(Object data) {
        return new Envelope(200, data, Map.of(), Map.of());
    }

    static Envelope created(Object data) {
        return new Envelope(201, data, Map.of(), Map.of());
    }

    /** As the routes of vouchers answer. */
    static Envelope withListAsMeta(Object data) {
        return new Envelope(200, data, Map.of(), List.of());
    }

    static Envelope page(Object data, Map<String, Object> links, Map<String, Object> meta) {
        return new Envelope(200, data, links, meta);
    }
}
