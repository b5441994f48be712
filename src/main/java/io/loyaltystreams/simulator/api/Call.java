package io.loyaltystreams.simulator.api;

import io.loyaltystreams.simulator.http.Request;
import java.util.Map;

/** A request that found its route, with the values that the route takes from the path. */
record Call(Request request, Map<String, String> path) {

    Fields fields() {
        return new Fields(request.parameters());
    }

    String uuid() {
        return path.get("uuid");
    }
}
