/**
 * Calls go in, typed answers come out: this is the only place that knows Piggy's paths, JSON, error codes and HTTP.
 *
 * <p>Every answer says what may be done next, above all whether the call may have taken effect without our knowing.
 *
 * <p>It must not know Kafka, commands, members, or when and how often a call is made.
 */
package io.loyaltystreams.piggy;
