/**
 * The main job on one machine, from a broker to the reconciliation. In: how many orders, how fast, from which seed, with which faults. Out:
 * a report, and no process left behind. Must not know how the service does its work: it starts the service as anybody would.
 */
package io.loyaltystreams.demo;
