package io.loyaltystreams.demo.check;

/**
 * A command that moves points.
 *
 * @param sequence rises with each command of the member over all lanes
 */
public record Commanded(String id, String memberId, long sequence) {}
