/**
 * Who may call and how often. In: requests with a token. Out: the inner endpoint's replies with the rate headers, or a 401 or 429
 * of its own; must not know routes, accounts or faults.
 */
package io.loyaltystreams.simulator.gate;
