package io.loyaltystreams.simulator.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A reward that a contact redeemed: one line of Piggy's ledger. Callers cannot put an id of their own on it.
 *
 * @param credits below zero: what it cost
 * @param reward as it was then
 * @param code of a digital reward
 * @param collectUntil when one that waits to be collected is no longer there; empty when nothing has to be collected
 */
public record RewardReception(
        int id,
        String uuid,
        String contact,
        long credits,
        Reward reward,
        Shop shop,
        Optional<String> identifier,
        Optional<String> code,
        Optional<Instant> collectUntil,
        Instant createdAt,
        Instant visibleFrom,
        long balanceAfter)
        implements Line {

    @Override
    public RewardReception movedTo(String otherContact) {
        return new RewardReception(
                id,
                uuid,
                otherContact,
                credits,
                reward,
                shop,
                identifier,
                code,
                collectUntil,
                createdAt,
                visibleFrom,
                balanceAfter);
    }

    @Override
    public String toString() {
        return "RewardReception[" + uuid + "]";
    }
}
