/**
 * Members' points. In: an account and a command, each with its own time. Out: what is posted, and the account after it. Must not
 * know Kafka, Piggy, clocks or chance: the same commands make the same entries.
 */
package io.loyaltystreams.ledger;
