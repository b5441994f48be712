package io.loyaltystreams.serde;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Makes the serdes of the topics that others read or write. May be shared by threads.
 *
 * <ol>
 *   <li>Settings have the names of Confluent's serializers; {@code schema.registry.url} is the only one that must be there.
 *       Unknown ones are ignored, as Kafka does, and so are those for keys: ours are plain text.
 *   <li>{@code avro.serializer.class} and {@code avro.deserializer.class} put Confluent's own classes, or others, in the
 *       place of ours and hand them the same settings.
 *   <li>Whichever class reads, a failure is one of the two {@link SerdeException}s.
 *   <li>Our own serdes of one instance share one registry client and what it remembers.
 * </ol>
 */
public final class AvroSerdes {

    private final NamedSerdes named;
    private final Optional<OwnSerdes> own;

    private AvroSerdes(SerdeSettings settings) {
        TrustedRecords.trust();
        this.named = new NamedSerdes(settings);
        this.own = named.namesBoth() ? Optional.empty() : Optional.of(new OwnSerdes(settings));
    }

    /**
     * Reads the settings; does not connect yet.
     *
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong; names it, not its value
     */
    public static AvroSerdes from(Map<String, String> settings) {
        return new AvroSerdes(new SerdeSettings(settings));
    }

    /** The serde of a topic's values. Reading null is an {@link UnreadableRecordException}; writing null gives null. */
    public <T extends SpecificRecord> Serde<T> value(Class<T> type) {
        return Serdes.serdeFrom(
                named.serializer(type).orElseGet(() -> own.orElseThrow().serializer(type)),
                deserializer(ExpectedRecords.one(type)));
    }

    /**
     * Reads a topic whose values are records of several classes, each written with its own schema or with a union of them. Reading
     * anything else is an {@link UnreadableRecordException}.
     */
    public Deserializer<SpecificRecord> oneOf(List<Class<? extends SpecificRecord>> types) {
        return deserializer(ExpectedRecords.oneOf(types));
    }

    private <T extends SpecificRecord> Deserializer<T> deserializer(ExpectedRecords<T> expected) {
        return named.deserializer(expected).orElseGet(() -> own.orElseThrow().deserializer(expected));
    }

    /**
     * Gets the id under which records of {@code schema} are written to {@code topic}, so that a later outage of the registry
     * does not stop the writing. Does nothing for a named serializer, which asks at its first record.
     *
     * @throws RegistryUnavailableException if the registry does not tell it
     */
    public void register(String topic, Schema schema) {
        if (!named.namesSerializer()) {
            own.orElseThrow().register(topic, schema);
        }
    }
}
