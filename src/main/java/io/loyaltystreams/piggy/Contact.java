package io.loyaltystreams.piggy;

import java.util.OptionalLong;

/**
 * Piggy's record of a member.
 *
 * @param balance in Piggy's points; empty when the answer did not tell
 */
public record Contact(String uuid, OptionalLong balance) {}
