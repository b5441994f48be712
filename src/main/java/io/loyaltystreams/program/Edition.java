package io.loyaltystreams.program;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;

/**
 * Which program this is, and from when it holds.
 *
 * @param program id, the same in all versions
 * @param version above zero, unique among the versions of a program
 * @param effectiveFrom inclusive
 * @param zone decides which day, month and year a moment belongs to
 * @param baseCurrency the currency that others are converted to
 */
public record Edition(String program, int version, Instant effectiveFrom, ZoneId zone, Currency baseCurrency) {}
