package io.loyaltystreams.stream;

import java.util.List;
import java.util.stream.Stream;

/** The topics between the stages, which Streams makes at the first start with as many partitions as are configured then. */
public final class InternalTopics {

    private InternalTopics() {}

    /** Their names. */
    public static List<String> of(String applicationId) {
        return Stream.of(
                        LoyaltyTopology.BY_ORDER,
                        LoyaltyTopology.BY_REDEMPTION,
                        LoyaltyTopology.BY_REFERENCE,
                        LoyaltyTopology.BY_MEMBER)
                .map(stage -> InternalTopic.name(applicationId, stage))
                .toList();
    }
}
