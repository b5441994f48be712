package io.loyaltystreams.http;

import java.util.Map;

/** What is answered under a path of its own, to those who may see members. Asked from several threads. */
public interface Page {

    String path();

    /**
     * Answers; must not fail.
     *
     * @param query the parameters of the request, decoded; may hold personal data
     */
    PageAnswer answer(Map<String, String> query);
}
