package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Confluent's own serializers, behind a class loader of their own so that the rest of that jar meets no other test. The build
 * puts the jar into {@code target/oracle}.
 */
final class ConfluentSerializers implements AutoCloseable {

    static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
    static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

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

    /** Runs with Confluent's classes on the class path, as they are in a service that has them. */
    <T> T onTheClassPath(Supplier<T> code) {
        var thread = Thread.currentThread();
        var usual = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return code.get();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
