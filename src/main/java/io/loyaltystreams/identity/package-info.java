/**
 * Whose event it is. In: a staged event and what is known of one of its references. Out: the member, or which reference to ask
 * next. Must not know points.
 */
package io.loyaltystreams.identity;
