/**
 * Piggy's routes, envelopes, error bodies and formats. In: requests below the API's prefix. Out: calls to the account and replies
 * in Piggy's words; must not know connections, throttling or faults.
 */
package io.loyaltystreams.simulator.api;
