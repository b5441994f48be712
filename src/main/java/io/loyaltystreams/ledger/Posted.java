package io.loyaltystreams.ledger;

import java.time.Instant;

/**
 * An event, and the balance right after it.
 *
 * @param available points that can be spent; negative when in debt
 * @param pending points that are not available yet
 * @param clock of the account
 */
public record Posted(LedgerEvent event, long available, long pending, Instant clock) {}
