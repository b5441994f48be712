package io.loyaltystreams.program;

/**
 * One reason for a part of an award.
 *
 * @param ruleId a rule's id, or the key of the program that shaped the award, such as {@code rounding}
 * @param programVersion version of the program that the rule is from
 * @param points decimal text, may be negative; the steps of an award add up to it exactly
 * @param note in plain words, what was counted
 */
public record Step(String ruleId, int programVersion, String points, String note) {}
