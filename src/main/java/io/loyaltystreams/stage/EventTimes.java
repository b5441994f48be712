package io.loyaltystreams.stage;

import io.loyaltystreams.avro.internal.Activity;
import io.loyaltystreams.avro.internal.Adjustment;
import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.ReferralQuestion;
import io.loyaltystreams.avro.internal.SignUp;
import java.time.Instant;
import java.util.Optional;

/** When something happened, by its own time. */
public final class EventTimes {

    private EventTimes() {}

    /**
     * The time of an event.
     *
     * @param event one of the branches of {@code StagedEvent.event}
     * @return empty for what only follows an earlier event, such as a return
     */
    public static Optional<Instant> of(Object event) {
        return switch (event) {
            case PlacedOrder e -> Optional.of(e.getPlacedAt());
            case SignUp e -> Optional.of(e.getSignedUpAt());
            case Adjustment e -> Optional.of(e.getRequestedAt());
            case Activity e -> Optional.of(e.getOccurredAt());
            case RedemptionRequest e -> Optional.of(e.getRequestedAt());
            case ReferralQuestion e -> Optional.of(e.getSignedUpAt());
            case Erasure e -> Optional.of(e.getErasedAt());
            default -> Optional.empty();
        };
    }
}
