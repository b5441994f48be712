package io.loyaltystreams.simulator.account;

/**
 * A step of the program.
 *
 * @param position 1 is the lowest
 * @param from credits received in total that give this tier
 */
public record Tier(String uuid, String name, String description, int position, long from) {}
