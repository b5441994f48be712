package io.loyaltystreams.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All rates by currency and time. One thread writes, any thread reads; a correction replaces what it corrects in one step. */
final class RateTable {

    private record Pair(String currency, String base) {}

    /** A rate and the record key that set it: a compacted topic takes back by key alone. */
    private record Entry(String key, Rate rate) {}

    private final Map<Pair, ConcurrentSkipListMap<Instant, Entry>> rates = new ConcurrentHashMap<>();
    private final Map<String, Entry> byKey = new HashMap<>();

    /** A rate of the same key or of the same moment is corrected. */
    void set(String key, Rate rate) {
        var entry = new Entry(key, rate);
        rates.computeIfAbsent(pair(rate), pair -> new ConcurrentSkipListMap<>()).put(rate.from(), entry);
        Entry before = byKey.put(key, entry);
        if (!entry.equals(before)) {
            remove(before);
        }
    }

    void withdraw(String key) {
        remove(byKey.remove(key));
    }

    Optional<BigDecimal> inForce(String currency, String base, Instant at) {
        var ofPair = rates.get(new Pair(currency, base));
        return ofPair == null
                ? Optional.empty()
                : Optional.ofNullable(ofPair.floorEntry(at))
                        .map(found -> found.getValue().rate().value());
    }

    /** Unless another one has taken its place. */
    private void remove(Entry entry) {
        if (entry != null) {
            rates.get(pair(entry.rate()))
                    .computeIfPresent(entry.rate().from(), (from, now) -> now.equals(entry) ? null : now);
        }
    }

    private static Pair pair(Rate rate) {
        return new Pair(rate.currency(), rate.base());
    }
}
