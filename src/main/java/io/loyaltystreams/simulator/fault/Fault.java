package io.loyaltystreams.simulator.fault;

import io.loyaltystreams.simulator.api.PiggyApi;
import io.loyaltystreams.simulator.http.Request;
import java.util.Optional;

/**
 * One line of a plan: what goes wrong, on which routes, and when.
 *
 * @param contact uuid of the only contact whose requests meet it; all do when empty
 */
public record Fault(
        String kind,
        Misbehaviour misbehaviour,
        RoutePattern route,
        Optional<String> contact,
        Schedule schedule,
        long seed) {

    boolean concerns(Request request) {
        return route.matches(request)
                && (contact.isEmpty() || PiggyApi.contactOf(request).equals(contact))
                && misbehaviour.concerns(request);
    }
}
