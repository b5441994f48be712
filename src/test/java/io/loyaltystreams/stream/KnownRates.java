package io.loyaltystreams.stream;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.rates.Rates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Rates that are there at once: without a broker nothing reads a topic beside the topology. */
final class KnownRates implements Rates {

    private final Map<String, NavigableMap<Instant, BigDecimal>> rates = new HashMap<>();

    void set(ExchangeRateSet rate) {
        rates.computeIfAbsent(rate.getCurrency() + rate.getBaseCurrency(), pair -> new TreeMap<>())
                .put(rate.getEffectiveFrom(), new BigDecimal(rate.getRate()));
    }

    @Override
    public Optional<BigDecimal> inForce(String currency, String base, Instant at, Instant written) {
        return Optional.ofNullable(
                        rates.getOrDefault(currency + base, new TreeMap<>()).floorEntry(at))
                .map(Map.Entry::getValue);
    }

    @Override
    public Optional<BigDecimal> asFarAsRead(String currency, String base, Instant at) {
        return inForce(currency, base, at, at);
    }
}
