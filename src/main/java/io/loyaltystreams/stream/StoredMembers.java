package io.loyaltystreams.stream;

import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.query.LocalMembers;
import io.loyaltystreams.query.NotReadable;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads the stores beside the stream threads.
 *
 * <ol>
 *   <li>A key is read only from its own partition and only where that is active: elsewhere a member would seem not to exist.
 *   <li>What a thread has written but not yet committed is seen already, so an answer may be ahead of the topics by one commit.
 * </ol>
 */
final class StoredMembers implements LocalMembers {

    /** The topics behind the stores are partitioned by Kafka's default, on the same bytes. */
    private static final Serializer<String> KEYS = new StringSerializer();

    private final KafkaStreams streams;
    private final ReferenceKeys references;
    private final HostInfo self;

    /** @param advertised {@code host:port} of this instance */
    StoredMembers(KafkaStreams streams, ReferenceKeys references, String advertised) {
        this.references = references;
        this.streams = streams;
        this.self = HostInfo.buildFromEndpoint(advertised);
    }

    @Override
    public Optional<String> keeperOfReference(String reference) {
        return keeper(Stores.IDENTITY, references.key(reference));
    }

    @Override
    public Optional<String> keeperOfMember(String memberId) {
        return keeper(Stores.ACCOUNTS, memberId);
    }

    @Override
    public Optional<String> memberOf(String reference) {
        return this.<String>get(Stores.IDENTITY, references.key(reference));
    }

    @Override
    public Optional<Account> account(String memberId) {
        return this.<io.loyaltystreams.avro.internal.Account>get(Stores.ACCOUNTS, memberId)
                .map(AccountCodec::read);
    }

    @Override
    public Optional<String> became(String memberId) {
        return this.<String>get(Stores.BECAME, memberId);
    }

    private Optional<String> keeper(String store, String key) {
        var host = place(store, key).activeHost();
        if (host.equals(self)) {
            return Optional.empty();
        }
        return Optional.of((host.host().contains(":") ? "[" + host.host() + "]" : host.host()) + ":" + host.port());
    }

    private <V> Optional<V> get(String store, String key) {
        int partition = place(store, key).partition();
        return reading(() -> {
            var where = StoreQueryParameters.<ReadOnlyKeyValueStore<String, V>>fromNameAndType(
                            store, QueryableStoreTypes.keyValueStore())
                    .withPartition(partition);
            return Optional.ofNullable(streams.store(where).get(key));
        });
    }

    private KeyQueryMetadata place(String store, String key) {
        var place = reading(() -> streams.queryMetadataForKey(store, key, KEYS));
        if (place == null
                || place.equals(KeyQueryMetadata.NOT_AVAILABLE)
                || place.activeHost().equals(HostInfo.unavailable())) {
            throw new NotReadable("partitions are being assigned; ask again in some seconds");
        }
        return place;
    }

    /** The states in which Streams cannot answer come as two kinds of exception. */
    private static <T> T reading(Supplier<T> question) {
        try {
            return question.get();
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw new NotReadable("partitions are being assigned or restored; ask again in some seconds", e);
        }
    }
}
