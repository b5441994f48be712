/**
 * What travels between the stages. In and out: staged events, dead letters and records of no effect. Must not know what any
 * stage decides.
 */
package io.loyaltystreams.stage;
