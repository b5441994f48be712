/**
 * Whether everything went well. In: the traffic that was sent, what came out of the service, and what Piggy holds. Out: figures, and every
 * difference by name. Must not know how the service calculates: it has a calculation of its own.
 */
package io.loyaltystreams.demo.check;
