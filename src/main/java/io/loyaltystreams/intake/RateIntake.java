package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks an exchange rate. */
public final class RateIntake {

    /** Plain decimals; far more digits than any bank publishes. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,40})?");

    private static final Pattern ZERO = Pattern.compile("[0.]+");

    private RateIntake() {}

    /** For the topology, which only has to sort out what is unfit: rates are kept beside it. */
    public static Verdict check(ExchangeRateSet rate, Set<String> baseCurrencies) {
        return fault(rate, baseCurrencies).<Verdict>map(Verdict.Invalid::new).orElseGet(Verdict.Noted::new);
    }

    /**
     * What is wrong with it, if anything.
     *
     * @param baseCurrencies of the program's versions
     */
    public static Optional<String> fault(ExchangeRateSet rate, Set<String> baseCurrencies) {
        return new Checks()
                .activeCurrency("currency", rate.getCurrency())
                .require(
                        baseCurrencies.contains(rate.getBaseCurrency()),
                        () -> "baseCurrency is '" + rate.getBaseCurrency() + "'; the program counts in "
                                + String.join(
                                        ", ", baseCurrencies.stream().sorted().toList()))
                .require(
                        !rate.getCurrency().equals(rate.getBaseCurrency()),
                        () -> "currency is '" + rate.getCurrency() + "', the base currency itself; it needs no rate")
                .require(
                        DECIMAL.matcher(rate.getRate()).matches()
                                && !ZERO.matcher(rate.getRate()).matches(),
                        () -> "rate is '" + rate.getRate() + "'; send a decimal number above 0 such as 0.0873")
                .fault();
    }
}
