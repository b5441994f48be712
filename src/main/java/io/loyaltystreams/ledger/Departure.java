package io.loyaltystreams.ledger;

/**
 * How a member's account was given up.
 *
 * @param estate the account as it goes over to the older member; what is kept beside it goes over as it is
 * @param result what was posted, and what is left
 */
public record Departure(Account estate, LedgerResult result) {}
