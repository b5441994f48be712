package io.loyaltystreams.program;

import java.util.Optional;

/**
 * Points for something that a member does besides buying.
 *
 * @param id unique among all rules of its program
 * @param kind of the activity, as the event names it; every rule of the kind applies
 * @param bonus points, above zero
 */
public record ActivityRule(String id, String kind, long bonus, Optional<Limit> limit) {}
