/**
 * Processes beside this one: a schema registry, and anything else that the demo and the tests want to start, kill and start again. In:
 * a directory to work in. Out: addresses that clients can use. Must not know what is sent through them.
 */
package io.loyaltystreams.local;
