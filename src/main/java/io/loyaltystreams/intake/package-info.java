/**
 * The door. In: decoded records of shops and tills, and exchange rates. Out: staged events, or the first thing that is wrong with
 * a record. Must not know any state of members or orders.
 */
package io.loyaltystreams.intake;
