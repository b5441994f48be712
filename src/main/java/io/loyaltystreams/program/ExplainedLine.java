package io.loyaltystreams.program;

import java.util.Currency;
import java.util.Optional;

/**
 * What a line of an order earns.
 *
 * @param ruleId of the base rule that takes it; empty if none does
 * @param counted the part of its amount that earns, in major units of the currency
 * @param currency in which the rule counts
 * @param basePoints exact, before tier and campaigns
 * @param points exact, after them and before rounding, bonuses and caps
 */
public record ExplainedLine(
        BasketLine line, Optional<String> ruleId, Ratio counted, Currency currency, Ratio basePoints, Ratio points) {}
