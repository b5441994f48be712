package io.loyaltystreams;

import io.loyaltystreams.config.Topics;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.serde.RegistryUnavailableException;
import io.loyaltystreams.stream.PublishedRecords;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns the ids of the schemas that the service writes with, before it starts to work: from then on an outage of the registry
 * stops no writing.
 */
final class SchemaRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistration.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AvroSerdes avro;
    private final Topics topics;

    SchemaRegistration(AvroSerdes avro, Topics topics) {
        this.avro = avro;
        this.topics = topics;
    }

    /** Returns once the registry has told all ids; waits for a registry that does not answer, and says so once. */
    void await() throws InterruptedException {
        boolean knownAway = false;
        while (true) {
            try {
                PublishedRecords.schemas().forEach((topic, schema) -> avro.register(topics.name(topic), schema));
                if (knownAway) {
                    LOG.info("The schema registry answers; going on");
                }
                return;
            } catch (RegistryUnavailableException away) {
                if (!knownAway) {
                    LOG.warn("The schema registry does not answer; waiting for it: {}", away.getMessage());
                }
                knownAway = true;
                Thread.sleep(PAUSE);
            }
        }
    }
}
