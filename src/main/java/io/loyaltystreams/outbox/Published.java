package io.loyaltystreams.outbox;

import io.loyaltystreams.config.Topic;
import org.apache.avro.specific.SpecificRecord;

/** A record and the topic that it belongs on. */
public record Published(Topic topic, SpecificRecord record) {}
