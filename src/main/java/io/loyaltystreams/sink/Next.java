package io.loyaltystreams.sink;

/** The step that comes next, worked out when it is needed. */
interface Next {
    Step next();
}
