/**
 * Measures the service on local processes. In: how much load. Out: a table of figures. Must not know how the service does its
 * work: it starts it as anybody would.
 */
package io.loyaltystreams.bench;
