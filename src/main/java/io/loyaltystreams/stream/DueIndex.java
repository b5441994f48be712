package io.loyaltystreams.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What falls due when: keys are the instant, then the id, so that a range scan from the front meets what is due and nothing
 * else. Whoever keeps an index keeps at most one instant for an id, and moves it.
 */
final class DueIndex {

    private static final byte[] PRESENT = new byte[0];

    private final KeyValueStore<Bytes, byte[]> store;

    /** Nothing earlier is left: lets a scan start behind the tombstones of what was due before. */
    private long scannedTo = Long.MIN_VALUE;

    DueIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray());
    }

    void add(Instant due, String id) {
        scannedTo = Math.min(scannedTo, due.toEpochMilli());
        store.put(key(due.toEpochMilli(), id), PRESENT);
    }

    void remove(Instant due, String id) {
        store.delete(key(due.toEpochMilli(), id));
    }

    /** What to do with one id that is due. */
    interface Visitor {
        void due(Instant due, String id);
    }

    /**
     * Visits what is due up to and including an instant, soonest first, and takes it out of the index before the visit.
     *
     * @param atMost bounds one call, so that live records run in between
     * @return whether more may be due
     */
    boolean visit(Instant upTo, int atMost, Visitor visitor) {
        long from = scannedTo;
        long end = upTo.toEpochMilli() + 1;
        if (from >= end) {
            return false;
        }
        scannedTo = end;
        int visited = 0;
        try (KeyValueIterator<Bytes, byte[]> due = store.range(from(from), from(end))) {
            while (due.hasNext()) {
                Bytes key = due.next().key;
                long millis = millis(key);
                if (visited == atMost) {
                    scannedTo = Math.min(scannedTo, millis);
                    return true;
                }
                store.delete(key);
                visitor.due(Instant.ofEpochMilli(millis), id(key));
                visited++;
            }
        }
        return false;
    }

    /** Everything before this instant has been visited; meaningful once there has been a visit. */
    Instant reached() {
        return Instant.ofEpochMilli(scannedTo);
    }

    private static Bytes key(long millis, String id) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(sortable(millis))
                .put(name)
                .array());
    }

    private static Bytes from(long millis) {
        return key(millis, "");
    }

    private static long millis(Bytes key) {
        return sortable(ByteBuffer.wrap(key.get()).getLong());
    }

    private static String id(Bytes key) {
        return new String(Arrays.copyOfRange(key.get(), Long.BYTES, key.get().length), StandardCharsets.UTF_8);
    }

    /** Bytes are compared unsigned: with the sign bit flipped, instants before 1970 still come first. */
    private static long sortable(long millis) {
        return millis ^ Long.MIN_VALUE;
    }
}
