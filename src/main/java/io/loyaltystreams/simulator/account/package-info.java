/**
 * What one account at Piggy holds: contacts, identifiers, attributes, the ledger of credit receptions, and the journal of every
 * applied write. In: plain values, a clock and an id source. Out: immutable records, or a {@link
 * io.loyaltystreams.simulator.account.Refusal} with Piggy's code; must not know HTTP, JSON, throttling or faults.
 */
package io.loyaltystreams.simulator.account;
