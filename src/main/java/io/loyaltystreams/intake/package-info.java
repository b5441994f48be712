/**
 * The door. In: decoded records of shops and tills. Out: staged events, or the first thing that is wrong with a record. Must
 * not know any state.
 */
package io.loyaltystreams.intake;
