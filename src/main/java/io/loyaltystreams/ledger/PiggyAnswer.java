package io.loyaltystreams.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a command at Piggy, for good.
 *
 * @param commandId the entry that it mirrors, if it mirrors one
 * @param applied false when it was refused
 * @param contactUuid the member's contact, if it was told
 * @param made Piggy's uuid of what it made
 * @param at when that was known
 */
public record PiggyAnswer(
        String commandId, boolean applied, Optional<String> contactUuid, Optional<String> made, Instant at) {

    /** What it says of a redemption, without the contact; empty if it is of none. */
    public Optional<PiggyAnswer> ofRedemption() {
        return EntryIds.redemptionOf(commandId)
                .map(redemption -> new PiggyAnswer(commandId, applied, Optional.empty(), made, at));
    }

    /** Whether it may concern an account at all. */
    public boolean matters() {
        return (applied && contactUuid.isPresent())
                || EntryIds.redemptionOf(commandId).isPresent();
    }
}
