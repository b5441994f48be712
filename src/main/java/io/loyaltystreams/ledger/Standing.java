package io.loyaltystreams.ledger;

import java.time.Instant;

/** The tier a member has, and since when. */
public record Standing(String tier, Instant since) {}
