package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.ReturnedSoFar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an account is asked to do. */
public sealed interface LedgerCommand {

    /** When, by the event's own time. */
    Instant at();

    /** The references that the event came with, {@code kind:value}. */
    List<String> references();

    /** Award an order that was read for the first time. */
    record AwardOrder(String orderId, Instant at, List<String> references, Optional<String> shop, Basket basket)
            implements LedgerCommand {}

    /**
     * Take back what an order earned.
     *
     * @param returned what has come back by now, this return included
     * @param awarded what the order earned; empty if that was nothing
     * @param clamped whether more was returned than was left
     */
    record TakeBack(
            String returnId,
            String orderId,
            Instant at,
            List<String> references,
            ReturnedSoFar returned,
            Optional<AwardedOrder> awarded,
            boolean clamped)
            implements LedgerCommand {}

    /** Enrol a member and give the welcome bonus, once. */
    record Welcome(String eventId, Instant at, List<String> references, Profile profile) implements LedgerCommand {}
}
