/**
 * What a support agent asks about a member. In: a reference, and the accounts that this instance and its neighbours keep. Out: the
 * member as JSON or as text. Must not know Kafka, and changes nothing.
 */
package io.loyaltystreams.query;
