package io.loyaltystreams.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** @param status of HTTP */
public record PageAnswer(int status, String json) {

    /** @param why one sentence that says what to do, without secrets or personal data */
    public static PageAnswer refusal(int status, String why) {
        return new PageAnswer(
                status, JsonNodeFactory.instance.objectNode().put("status", why).toString());
    }
}
