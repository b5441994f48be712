package io.loyaltystreams.piggy;

import java.util.Optional;

/** A card or customer number at Piggy. Its value is personal data and not kept here. */
public record Identifier(Optional<String> contactUuid) {}
