package io.loyaltystreams.program;

/**
 * Points for bringing a new member, with that member's first order that is large enough.
 *
 * @param referrerBonus points for who brought, from zero up
 * @param refereeBonus points for who was brought, from zero up
 * @param minimum of the order's total, shipping included, in major units of the base currency
 */
public record Referral(long referrerBonus, long refereeBonus, Ratio minimum) {}
