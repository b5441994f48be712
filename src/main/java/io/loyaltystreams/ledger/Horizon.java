package io.loyaltystreams.ledger;

import java.time.LocalDate;

/**
 * How far back an account keeps days apart, at one moment of its clock.
 *
 * @param historyFrom the first day that a tier's window may still ask for
 * @param keepsOlder whether a window asks for the sum of all days before it
 * @param capsFrom the first day whose points are kept for caps: caps of a month need whole months
 * @param usesFrom the first day whose uses of rules are kept apart: limits of a year need whole years, and those of a week the week
 *     in which the year begins
 */
record Horizon(LocalDate historyFrom, boolean keepsOlder, LocalDate capsFrom, LocalDate usesFrom) {}
