package io.loyaltystreams.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All rates by currency and time. One thread writes, any thread reads. */
final class RateTable {

    private record Pair(String currency, String base) {}

    private final Map<Pair, ConcurrentSkipListMap<Instant, BigDecimal>> rates = new ConcurrentHashMap<>();

    /** What each record key set: a compacted topic takes back by key alone. */
    private final Map<String, Rate> byKey = new HashMap<>();

    /** A rate of the same key or of the same moment is corrected. */
    void set(String key, Rate rate) {
        withdraw(key);
        byKey.put(key, rate);
        rates.computeIfAbsent(pair(rate), pair -> new ConcurrentSkipListMap<>()).put(rate.from(), rate.value());
    }

    void withdraw(String key) {
        Rate withdrawn = byKey.remove(key);
        if (withdrawn != null) {
            rates.get(pair(withdrawn)).remove(withdrawn.from(), withdrawn.value());
        }
    }

    Optional<BigDecimal> inForce(String currency, String base, Instant at) {
        var ofPair = rates.get(new Pair(currency, base));
        return ofPair == null
                ? Optional.empty()
                : Optional.ofNullable(ofPair.floorEntry(at)).map(Map.Entry::getValue);
    }

    private static Pair pair(Rate rate) {
        return new Pair(rate.currency(), rate.base());
    }
}
