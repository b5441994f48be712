package io.loyaltystreams.ledger;

/**
 * An event and the balance right after it.
 *
 * @param available points that can be spent
 */
public record Posted(LedgerEvent event, long available) {}
