/**
 * The order book. In: orders and returns by order id. Out: orders seen for the first time, and returns with what has come back
 * of each line by now. Must not know members' points.
 */
package io.loyaltystreams.orders;
