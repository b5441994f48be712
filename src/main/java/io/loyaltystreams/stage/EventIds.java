package io.loyaltystreams.stage;

import io.loyaltystreams.avro.internal.Activity;
import io.loyaltystreams.avro.internal.Adjustment;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import java.util.List;

/**
 * By what a repeat is told that no book has told before: the books of orders and of redemptions know the ids that key them, the
 * account those of its sign-ups.
 *
 * @param ids each with the type of the event, within which it is unique; empty if others have seen to it
 * @param fingerprint of the event's substance, to tell a repeat that differs
 */
public record EventIds(List<String> ids, long fingerprint) {

    /** Before a redemption's own id: by it the member's redemptions are found when the member is erased. */
    public static final String REDEMPTION = "redemption:";

    private static final EventIds NONE = new EventIds(List.of(), 0);

    public EventIds {
        ids = List.copyOf(ids);
    }

    /** @param event one of the branches of {@code StagedEvent.event} */
    public static EventIds of(Object event) {
        return switch (event) {
            case Adjustment e ->
                new EventIds(
                        List.of("adjustment:" + e.getAdjustmentId(), "adjustment-event:" + e.getEventId()),
                        Fingerprint.of(e));
            case Activity e -> new EventIds(List.of("activity-event:" + e.getEventId()), Fingerprint.of(e));
            case RedemptionRequest e ->
                new EventIds(
                        List.of(REDEMPTION + e.getRedemptionId(), "redemption-event:" + e.getEventId()),
                        Fingerprint.of(e));
            case RedemptionCancel e -> new EventIds(List.of("cancellation-event:" + e.getEventId()), Fingerprint.of(e));
            default -> NONE;
        };
    }
}
