package io.loyaltystreams.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Tells what a currency is worth. */
public interface Rates {

    /**
     * Base units for one unit of the currency: the rate that was in force at a moment, by all that had been written when the record
     * was that asks.
     *
     * @param currency ISO 4217 code
     * @param base ISO 4217 code
     * @param written when the record was written that asks
     */
    Optional<BigDecimal> inForce(String currency, String base, Instant at, Instant written);

    /** For those who can do without: a rate that was written a moment ago may be missed. */
    Optional<BigDecimal> asFarAsRead(String currency, String base, Instant at);
}
