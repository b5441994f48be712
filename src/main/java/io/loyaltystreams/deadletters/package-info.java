/**
 * Records that could not be used, for an operator to look at and to send again. In: the topic of dead letters. Out: lines and JSON for
 * people, the original records on their original topics, and a record of each such replay. Must not know what stages do with events.
 */
package io.loyaltystreams.deadletters;
