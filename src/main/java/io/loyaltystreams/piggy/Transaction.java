package io.loyaltystreams.piggy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of a contact's history at Piggy.
 *
 * @param credits above zero when given, below zero when taken
 * @param eventId our own id that it carries; empty when it is not ours, or can carry none
 * @param reward uuid of the reward that was handed out; empty for credits
 * @param createdAt by Piggy's clock; empty when the answer did not tell
 */
public record Transaction(
        String uuid,
        OptionalLong credits,
        Optional<String> eventId,
        Optional<String> reward,
        Optional<Instant> createdAt) {}
