package io.loyaltystreams.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person asked to be forgotten.
 *
 * @param eventId the event that says so
 * @param at when they asked
 * @param references that it came with
 * @param former whose account it is, where that was still on its way to a member who was erased already
 */
public record Erasure(String eventId, Instant at, List<String> references, Optional<String> former) {

    public Erasure {
        references = List.copyOf(references);
    }
}
