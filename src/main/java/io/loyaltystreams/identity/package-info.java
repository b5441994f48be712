/**
 * Whose event it is, and who of two members stays when they turn out to be one person. In: a staged event and what is known of one of
 * its references, or of the member it reached. Out: the member, or whom to ask next. Must not know points.
 */
package io.loyaltystreams.identity;
