/**
 * Members' points. In: an account, a command with its own time, and what is kept beside the account of old orders, spent lots and
 * redemptions. Out: what is posted, the account after it, and what to keep. Must not know Kafka, Piggy, clocks or chance: the same
 * commands make the same entries.
 */
package io.loyaltystreams.ledger;
