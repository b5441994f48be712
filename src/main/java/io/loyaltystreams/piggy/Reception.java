package io.loyaltystreams.piggy;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A credit reception: credits given to, or taken from, a contact.
 *
 * @param eventId our own id that it carries; empty when it is not ours
 * @param balance of the contact, in Piggy's points; empty when the answer did not tell
 */
public record Reception(String uuid, Optional<String> eventId, OptionalLong balance) {}
