package io.loyaltystreams.program;

import java.util.Optional;
import java.util.UUID;

/**
 * Something that members get for points.
 *
 * @param points its price, above zero
 * @param piggyReward the reward at Piggy, if it is one there
 */
public record Reward(long points, Optional<UUID> piggyReward) {}
