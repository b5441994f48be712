/**
 * Measures the sink as a process of its own against the Piggy simulator. In: how much load. Out: a table of figures. Must not know how
 * the sink does its work: it writes commands as the topologies do and reads what Piggy saw.
 */
package io.loyaltystreams.bench.sink;
