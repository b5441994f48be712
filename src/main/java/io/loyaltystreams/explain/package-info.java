/**
 * Answers "what does this order earn, and why". In: the programs, and an order as JSON, as its producer would write it. Out: a sheet
 * for people or as JSON. Must not know Kafka or the ledger: members are told, not looked up.
 */
package io.loyaltystreams.explain;
