package io.loyaltystreams.serde;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serializers of others, such as Confluent's, that the settings name by class. They are made for one record class each and
 * given all settings.
 */
record NamedSerdes(SerdeSettings settings) {

    private static final String SERIALIZER = "avro.serializer.class";
    private static final String DESERIALIZER = "avro.deserializer.class";

    NamedSerdes {
        settings.text(SERIALIZER).ifPresent(name -> instance(name, SERIALIZER, Serializer.class));
        settings.text(DESERIALIZER).ifPresent(name -> instance(name, DESERIALIZER, Deserializer.class));
    }

    /** Empty when none is named. */
    <T extends SpecificRecord> Optional<Serializer<T>> serializer(Class<T> type) {
        return settings.text(SERIALIZER).map(name -> {
            @SuppressWarnings("unchecked") // Confluent's is a Serializer<Object> and so one of every type
            var serializer = (Serializer<T>) instance(name, SERIALIZER, Serializer.class);
            serializer.configure(settingsFor(type), false);
            return serializer;
        });
    }

    /** Empty when none is named. */
    <T extends SpecificRecord> Optional<Deserializer<T>> deserializer(ExpectedRecords<T> expected) {
        return settings.text(DESERIALIZER).map(name -> {
            Deserializer<?> deserializer = instance(name, DESERIALIZER, Deserializer.class);
            // where there are several, Confluent's finds the class by the name of the schema a record was written with
            deserializer.configure(
                    expected.types().size() == 1 ? settingsFor(expected.types().getFirst()) : commonSettings(), false);
            return new JudgingDeserializer<>(deserializer, expected);
        });
    }

    boolean namesSerializer() {
        return settings.text(SERIALIZER).isPresent();
    }

    boolean namesBoth() {
        return namesSerializer() && settings.text(DESERIALIZER).isPresent();
    }

    private Map<String, Object> settingsFor(Class<?> type) {
        var all = commonSettings();
        all.put("specific.avro.value.type", type.getName());
        return all;
    }

    private Map<String, Object> commonSettings() {
        var all = new HashMap<String, Object>(settings.values());
        all.put("specific.avro.reader", "true");
        if (settings.text(SubjectName.SETTING)
                .filter(name -> !name.contains("."))
                .isPresent()) {
            all.put(SubjectName.SETTING, SubjectName.from(settings).confluentName());
        }
        return all;
    }

    private static <S> S instance(String name, String setting, Class<S> type) {
        try {
            var loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                    .orElseGet(NamedSerdes.class::getClassLoader);
            return type.cast(
                    Class.forName(name, true, loader).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new ConfigException("Cannot use the class that " + setting
                    + " names: put its jar on the class path and" + " check that it is a Kafka " + type.getSimpleName()
                    + " (" + e.getClass().getSimpleName() + ")");
        }
    }
}
