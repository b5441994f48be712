package io.loyaltystreams.ledger;

import java.time.Instant;

/**
 * Two members turned out to be one person. What the younger one has goes over to the older one, who is from then on asked for
 * both.
 *
 * @param eventId the sign-up that says so
 * @param at its time
 * @param younger whose account is given up
 * @param older who gets it
 */
public record Merge(String eventId, Instant at, String younger, String older) {}
