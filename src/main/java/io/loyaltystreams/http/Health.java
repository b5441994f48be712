package io.loyaltystreams.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.http.PartState.Failed;
import io.loyaltystreams.http.PartState.Ready;
import io.loyaltystreams.http.PartState.Waiting;
import java.util.ArrayList;
import java.util.List;

/** The answer to "how are you": good or not, and every part with its reason. */
record Health(boolean good, String json) {

    /** Alive while no part has failed: a restart would help only then. */
    static Health live(List<Part> parts) {
        return of(parts, "alive", "failed", state -> !(state instanceof Failed));
    }

    /** Ready when every part does its work. */
    static Health ready(List<Part> parts) {
        return of(parts, "ready", "not ready", state -> state instanceof Ready);
    }

    private interface Wanted {
        boolean holds(PartState state);
    }

    private static Health of(List<Part> parts, String yes, String no, Wanted wanted) {
        var states = new ArrayList<PartState>();
        var shown = JsonNodeFactory.instance.objectNode();
        for (Part part : parts) {
            var state = part.state();
            states.add(state);
            shown.set(part.name(), json(state));
        }
        boolean good = states.stream().allMatch(wanted::holds);
        var answer = JsonNodeFactory.instance.objectNode().put("status", good ? yes : no);
        answer.set("parts", shown);
        return new Health(good, answer.toString());
    }

    private static ObjectNode json(PartState state) {
        var node = JsonNodeFactory.instance.objectNode();
        return switch (state) {
            case Ready ready -> node.put("state", "ready");
            case Waiting waiting -> node.put("state", "waiting").put("why", waiting.why());
            case Failed failed -> node.put("state", "failed").put("why", failed.why());
        };
    }
}
