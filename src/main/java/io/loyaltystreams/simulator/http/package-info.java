/**
 * HTTP as far as the simulator needs it. In: exchanges of the JDK's server. Out: requests with their parameters read from query
 * and body, and replies written back or lost on purpose; must not know what any route means.
 */
package io.loyaltystreams.simulator.http;
