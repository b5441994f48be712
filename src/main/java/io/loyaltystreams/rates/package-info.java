/**
 * Exchange rates. In: the topic of rates, read whole into memory and followed from then on. Out: the rate in force at a moment.
 * Must not know orders, nor which of them need a rate.
 */
package io.loyaltystreams.rates;
