/**
 * A real Kafka broker as a process of its own. In: a directory to keep its data in. Out: bootstrap servers, and ways to kill it and to
 * start it again. Must not know which topics it serves.
 */
package io.loyaltystreams.local.broker;
