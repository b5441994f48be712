package io.loyaltystreams.sink;

import io.loyaltystreams.config.Topic;

/** How urgent a command is; the first is the most urgent. */
enum Lane {
    INTERACTIVE(Topic.PIGGY_INTERACTIVE),
    STANDARD(Topic.PIGGY_STANDARD),
    BULK(Topic.PIGGY_BULK);

    private final Topic topic;

    Lane(Topic topic) {
        this.topic = topic;
    }

    Topic topic() {
        return topic;
    }
}
