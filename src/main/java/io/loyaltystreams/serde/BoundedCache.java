package io.loyaltystreams.serde;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the {@code most} entries used last. May be shared by threads; nothing is computed under its lock. */
final class BoundedCache<K, V> {

    private final LinkedHashMap<K, V> entries;

    BoundedCache(int most) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    synchronized void remove(K key) {
        entries.remove(key);
    }

    synchronized int size() {
        return entries.size();
    }
}
