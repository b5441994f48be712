package io.loyaltystreams.ledger;

import java.util.Optional;

/**
 * What is kept of a member beside the account, and is looked up when an event asks for it: it may be old, and it weighs on no
 * other event.
 */
public interface Shelf {

    /** What an order of this member did. */
    Optional<AwardedOrder> order(String orderId);

    /** A lot without points left that a return or a cancellation may still touch. */
    Optional<Lot> spentLot(String lotId);

    /** A redemption that can still be cancelled. */
    Optional<Redemption> redemption(String redemptionId);
}
