package io.loyaltystreams.rates;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * From a moment on, inclusive, a currency is worth so much.
 *
 * @param value base units for one unit of the currency, above zero
 */
record Rate(String currency, String base, BigDecimal value, Instant from) {

    /** Throws {@link NumberFormatException} if the rate is no decimal number. */
    static Rate of(ExchangeRateSet set) {
        return new Rate(
                set.getCurrency(), set.getBaseCurrency(), new BigDecimal(set.getRate()), set.getEffectiveFrom());
    }
}
