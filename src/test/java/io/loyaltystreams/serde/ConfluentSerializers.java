package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/**
 * Confluent's own serializers, behind a class loader of their own so that the rest of that jar meets no other test. The build
 * puts the jar into {@code target/oracle}.
 */
final class ConfluentSerializers implements AutoCloseable {

    private static final Path JAR = Path.of("target", "oracle", "confluent-serializers.jar");

    private final URLClassLoader loader;

    ConfluentSerializers() {
        assertThat(Files.exists(JAR))
                .as("%s is there (mvn generate-test-resources fetches it)", JAR)
                .isTrue();
        try {
            loader = new URLClassLoader(
                    new URL[] {JAR.toUri().toURL()}, getClass().getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A serde of ours, for {@code registry} and with more settings. */
    static <T extends SpecificRecord> Serde<T> ours(TestRegistry registry, Class<T> type, Map<String, String> more) {
        return AvroSerdes.from(settings(registry, more)).value(type);
    }

    /** The same with Confluent's classes on the class path and named in the settings. */
    <T extends SpecificRecord> Serde<T> theirs(TestRegistry registry, Class<T> type, Map<String, String> more) {
        return withTheirs(registry, more, serdes -> serdes.value(type));
    }

    /** Their deserializer of a topic with records of several classes. */
    Deserializer<SpecificRecord> theirsOfOne(TestRegistry registry, List<Class<? extends SpecificRecord>> types) {
        return withTheirs(registry, Map.of(), serdes -> serdes.oneOf(types));
    }

    private <R> R withTheirs(TestRegistry registry, Map<String, String> more, Function<AvroSerdes, R> make) {
        var settings = settings(registry, more);
        settings.put("avro.serializer.class", "io.confluent.kafka.serializers.KafkaAvroSerializer");
        settings.put("avro.deserializer.class", "io.confluent.kafka.serializers.KafkaAvroDeserializer");
        settings.put("max.retries", "0");
        var thread = Thread.currentThread();
        var usual = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return make.apply(AvroSerdes.from(settings));
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    /** First ours, then theirs. */
    <T extends SpecificRecord> List<Serde<T>> both(TestRegistry registry, Class<T> type, Map<String, String> more) {
        return List.of(ours(registry, type, more), theirs(registry, type, more));
    }

    private static Map<String, String> settings(TestRegistry registry, Map<String, String> more) {
        var settings = new HashMap<>(Map.of("schema.registry.url", registry.url()));
        settings.putAll(more);
        return settings;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
