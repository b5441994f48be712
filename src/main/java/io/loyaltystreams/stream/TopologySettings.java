package io.loyaltystreams.stream;

import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.outbox.PersonalData;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * What the topology needs to know of the configuration.
 *
 * @param partitions of the internal topics; fixed from the first start on
 * @param futureMargin how far beyond its record's own time an event may be dated
 * @param parkFor how long a return waits for its order, and a cancellation for its redemption
 * @param enrolled what the events of new members may tell of the person
 * @param references what stands for a reference
 * @param registryGiveUpAfter how long intake waits for a registry that does not answer before the instance fails
 */
public record TopologySettings(
        String applicationId,
        int partitions,
        Duration futureMargin,
        Duration parkFor,
        Duration registryGiveUpAfter,
        Sweep sweep,
        PersonalData enrolled,
        ReferenceKeys references,
        MeterRegistry metrics) {}
