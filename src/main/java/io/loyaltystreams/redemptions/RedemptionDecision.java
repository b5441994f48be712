package io.loyaltystreams.redemptions;

import io.loyaltystreams.avro.internal.RedemptionEntry;
import io.loyaltystreams.stage.StageOutput;
import java.util.List;

/**
 * What the redemption book makes of one record.
 *
 * @param entry what to remember under the redemption id
 * @param changed whether it has to be written
 * @param idReused whether a repeated id came with another substance, which means that a producer re-uses ids
 */
public record RedemptionDecision(RedemptionEntry entry, boolean changed, boolean idReused, List<StageOutput> outputs) {

    public RedemptionDecision {
        outputs = List.copyOf(outputs);
    }

    /** Whether nothing is left to remember, as after a cancellation was given up. */
    public boolean forget() {
        return entry.getRequest() == null && entry.getCancellation() == null;
    }
}
