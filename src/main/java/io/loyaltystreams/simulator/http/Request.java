package io.loyaltystreams.simulator.http;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read whole.
 *
 * @param path without trailing slash, without the prefix that {@link #under} took off
 * @param token what came with {@code Authorization: Bearer}, else empty text
 * @param parameters query and body together, the body first; nested values are maps and lists; blank text counts as null
 * @param text the body as it came
 * @param ledgerLag how long the ledger is to hide what this request writes
 */
public record Request(
        String method, String path, String token, Map<String, Object> parameters, String text, Duration ledgerLag) {

    public Request {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** This request seen from below a prefix, if its path lies there. */
    public Optional<Request> under(String prefix) {
        if (path.equals(prefix)) {
            return Optional.of(at(""));
        }
        return path.startsWith(prefix + "/") ? Optional.of(at(path.substring(prefix.length()))) : Optional.empty();
    }

    public Request hiddenFor(Duration lag) {
        return new Request(method, path, token, parameters, text, lag);
    }

    private Request at(String shorterPath) {
        return new Request(method, shorterPath, token, parameters, text, ledgerLag);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
