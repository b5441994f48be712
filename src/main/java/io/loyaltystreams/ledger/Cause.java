package io.loyaltystreams.ledger;

/**
 * What made an entry.
 *
 * @param kind {@code order}, {@code return}, {@code signup} or {@code expiry}
 * @param id its business id
 */
public record Cause(String kind, String id) {}
