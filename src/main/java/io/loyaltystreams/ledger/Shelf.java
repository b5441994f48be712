package io.loyaltystreams.ledger;

import java.util.Optional;

/** What is kept of a member besides the account, and is looked up when an event asks for it. */
public interface Shelf {

    Shelf EMPTY = orderId -> Optional.empty();

    /** What an order of this member did. */
    Optional<AwardedOrder> order(String orderId);
}
