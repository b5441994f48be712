package io.loyaltystreams.outbox;

import io.loyaltystreams.config.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record and the topic that it belongs on.
 *
 * @param record null where readers are to forget what they knew under the key
 */
public record Published(Topic topic, SpecificRecord record) {

    /** A member who has become another, or was erased, has no balance any more. */
    static Published deletedBalance() {
        return new Published(Topic.MEMBER_BALANCES, null);
    }
}
