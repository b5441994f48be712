/**
 * What shops and tills would send. In: a seed, a number of orders and today's date. Out: events in the order in which they are sent, and
 * their records. Must not know what they are worth.
 */
package io.loyaltystreams.demo.traffic;
