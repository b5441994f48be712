/**
 * Two instances of the service on a real broker, while processes die, stand still and come back and Piggy misbehaves. In: how long, and
 * a seed. Out: whether Piggy ended with every command applied once and in order. Must not know how the service does its work.
 */
package io.loyaltystreams.torture;
