package io.loyaltystreams.orders;

import io.loyaltystreams.avro.internal.BookEntry;
import io.loyaltystreams.stage.StageOutput;
import java.util.List;

/**
 * What the order book makes of one record.
 *
 * @param entry what to remember under the order id
 * @param changed whether it has to be written
 * @param idReused whether a repeated id came with another substance, which means that a producer re-uses ids
 */
public record BookDecision(BookEntry entry, boolean changed, boolean idReused, List<StageOutput> outputs) {

    public BookDecision {
        outputs = List.copyOf(outputs);
    }

    /** Whether nothing is left to remember, as after the last parked return was given up. */
    public boolean forget() {
        return entry.getOrder() == null && entry.getReturns().isEmpty();
    }
}
