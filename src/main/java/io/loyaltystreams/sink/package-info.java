/**
 * Committed Piggy commands come in from the three lane topics.
 *
 * <p>Each is made true at Piggy once in effect, and its outcome goes out together with the consumed offset in one Kafka
 * transaction.
 *
 * <p>It must not know HTTP, JSON or Piggy's paths, nor the rules that led to a command.
 */
package io.loyaltystreams.sink;
