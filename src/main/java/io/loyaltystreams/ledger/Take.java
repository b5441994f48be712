package io.loyaltystreams.ledger;

/** Points that are taken from one lot. */
public record Take(String lotId, long points) {}
