/**
 * Everything that goes wrong between a client and Piggy, on purpose and from a seed. In: a plan of faults and the requests that
 * pass. Out: the inner endpoint's replies, late, lost or replaced; must not know what an account holds.
 */
package io.loyaltystreams.simulator.fault;
