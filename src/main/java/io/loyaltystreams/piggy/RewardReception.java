package io.loyaltystreams.piggy;

import java.util.OptionalLong;

/**
 * A reward that was handed out to a contact.
 *
 * @param credits what it took, below zero; empty when the answer did not tell
 * @param balance of the contact, in Piggy's points; empty when the answer did not tell
 */
public record RewardReception(String uuid, OptionalLong credits, OptionalLong balance) {}
