/**
 * What an order is worth. In: a basket, a member's multiplier and what has come back of an order. Out: the award with its
 * explanation, what is kept after a return, dates of expiry, and tiers. Must not know files, Kafka, Piggy or the clock: only
 * the JDK is imported, and every time is an argument.
 */
package io.loyaltystreams.program;
