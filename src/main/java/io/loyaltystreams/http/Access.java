package io.loyaltystreams.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.config.Secret;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may see members: whoever sends the token. Without a token it is whoever is on this machine, so nobody when the service
 * listens to others as well.
 */
record Access(boolean loopback, Optional<Secret> token) {

    private static final String SCHEME = "Bearer ";

    /** @param authorization the header of that name; null when it was not sent */
    Optional<PageAnswer> refusal(String authorization) {
        if (token.isEmpty()) {
            return loopback
                    ? Optional.empty()
                    : Optional.of(PageAnswer.refusal(
                            403,
                            "members are not shown beyond the loopback interface without a token; set http.token-env or"
                                    + " http.token-file, or http.bind to 127.0.0.1"));
        }
        return isRight(authorization)
                ? Optional.empty()
                : Optional.of(PageAnswer.refusal(
                        401, "send the token of http.token-env or http.token-file as Authorization: Bearer"));
    }

    /** Takes as long for a token that is nearly right as for one that is all wrong. */
    private boolean isRight(String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(UTF_8),
                        token.orElseThrow().value().getBytes(UTF_8));
    }
}
