package io.loyaltystreams.simulator.fault;

import io.loyaltystreams.simulator.http.Request;
import java.util.List;

/** Which requests a fault looks at: {@code POST /credit-receptions}, {@code * /contacts/**}, {@code GET /contacts/*}. */
record RoutePattern(String method, List<String> parts) {

    private static final String ANY = "*";
    private static final String REST = "**";

    static final RoutePattern EVERYTHING = new RoutePattern(ANY, List.of("", REST));

    static RoutePattern read(String text) {
        var words = text.strip().split("\\s+", -1);
        if (words.length != 2 || !words[1].startsWith("/")) {
            throw new IllegalArgumentException("must be a method and a path such as \"POST /credit-receptions\"");
        }
        return new RoutePattern(words[0], List.of(words[1].split("/", -1)));
    }

    boolean matches(Request request) {
        return (method.equals(ANY) || method.equals(request.method()))
                && matches(List.of(request.path().split("/", -1)));
    }

    private boolean matches(List<String> path) {
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part.equals(REST)) {
                return true;
            }
            boolean same = i < path.size() && (part.equals(ANY) || part.startsWith("{") || part.equals(path.get(i)));
            if (!same) {
                return false;
            }
        }
        return parts.size() == path.size();
    }
}
