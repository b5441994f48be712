/**
 * The expressions of a program's owner. In: the text of an {@code if} or of a tier metric. Out: a condition or a measure,
 * compiled and type-checked, or what is wrong with the text in plain words. Must not know files, Kafka or the clock, and
 * nobody else knows the language behind it.
 */
package io.loyaltystreams.program.expression;
