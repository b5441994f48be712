package io.loyaltystreams.stream;

import io.loyaltystreams.serde.InternalAvroSerde;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The state stores. Their names are part of the changelog topics' names: a renamed store starts empty. They are not cached: each
 * record touches another key, and measured throughput is lower with Streams' cache than without.
 */
final class Stores {

    static final String ORDER_BOOK = "order-book";
    static final String PARKED_RETURNS_DUE = "parked-returns-due";
    static final String REDEMPTION_BOOK = "redemption-book";
    static final String PARKED_CANCELLATIONS_DUE = "parked-cancellations-due";
    static final String IDENTITY = "identity";
    static final String FORGOTTEN = "forgotten";
    static final String WAITING_EVENTS = "waiting-events";
    static final String SEEN_IDS = "seen-ids";
    static final String BECAME = "became";
    static final String ERASED = "erased";
    static final String FORMER_MEMBERS = "former-members";
    static final String FORMER_THINGS = "former-things";
    static final String HELD_EVENTS = "held-events";
    static final String WAITING_SIGN_UPS = "waiting-sign-ups";
    static final String ACCOUNTS = "accounts";
    static final String ACCOUNTS_DUE = "accounts-due";
    static final String AWARDS = "awards";
    static final String SPENT_LOTS = "spent-lots";
    static final String REDEMPTIONS = "redemptions";

    private Stores() {}

    static <T extends SpecificRecord> StoreBuilder<KeyValueStore<String, T>> records(String name, Class<T> type) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                Serdes.String(),
                InternalAvroSerde.of(type));
    }

    static StoreBuilder<KeyValueStore<String, String>> texts(String name) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String());
    }

    static StoreBuilder<KeyValueStore<String, Long>> numbers(String name) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.Long());
    }
}
