/**
 * What others get to read. In: what the ledger posted. Out: the Avro records of the outbound topics and the commands for Piggy.
 * Must not know Kafka, and decides no points.
 */
package io.loyaltystreams.outbox;
