package io.loyaltystreams.ledger;

import java.time.Instant;

/**
 * An event, and the balance right after it.
 *
 * @param number of the event among all that were ever posted to the account, rising by one
 * @param available points that can be spent; negative when in debt
 * @param pending points that are not available yet
 * @param clock of the account
 */
public record Posted(long number, LedgerEvent event, long available, long pending, Instant clock) {}
