package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.avro.in.OrderPlaced;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Confluent's deserializer fails in its own ways; out come the same two exceptions as of ours, for the same bytes and answers. */
class ConfluentFailuresTest {

    private static ConfluentSerializers confluent;

    private final TestRegistry registry = TestRegistry.start();

    @BeforeAll
    static void open() {
        confluent = new ConfluentSerializers();
    }

    @AfterAll
    static void close() throws IOException {
        confluent.close();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
            null
            ''
            00000000
            0100000001
            7b226964223a
            0000000001
            000000000102
            00000003e7
            """)
    void bothTakeTheseForUnreadable(String hex) {
        registry.put("orders-value", OrderPlaced.getClassSchema());
        byte[] bytes = hex == null ? null : HexFormat.of().parseHex(hex);

        for (var serde : confluent.both(registry, OrderPlaced.class, Map.of())) {
            assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(UnreadableRecordException.class);
        }
    }

    @Test
    void bothTakeAnotherKindOfRecordForUnreadable() {
        Schema other =
                SchemaBuilder.record("Other").fields().requiredLong("count").endRecord();
        byte[] bytes = {0, 0, 0, 0, (byte) registry.put("orders-value", other), 2};

        for (var serde : confluent.both(registry, OrderPlaced.class, Map.of())) {
            assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(UnreadableRecordException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | {"error_code":40401,"message":"No such subject"}
            401 | {"error_code":40101,"message":"Unauthorized"}
            403 | {"error_code":40301,"message":"Forbidden"}
            429 | {"error_code":42901,"message":"Too many"}
            500 | {"error_code":50001,"message":"Store"}
            404 | <html>error_code 40403</html>
            503 | <html>down for maintenance</html>
            200 | <html>please log in</html>
            200 | {}
            """)
    void bothTakeTheseForAnOutage(int status, String body) {
        byte[] bytes = write(ConfluentSerializers.ours(registry, OrderPlaced.class, Map.of()), Records.anyOrder());
        registry.answerAlways(status, "application/json", body);

        for (var serde : confluent.both(registry, OrderPlaced.class, Map.of())) {
            assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void bothTakeSilenceForAnOutage() {
        byte[] bytes = write(ConfluentSerializers.ours(registry, OrderPlaced.class, Map.of()), Records.anyOrder());
        registry.answerLate(Duration.ofSeconds(5));
        for (var serde : confluent.both(registry, OrderPlaced.class, Map.of("http.read.timeout.ms", "200"))) {
            assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(RegistryUnavailableException.class);
        }
        registry.close();
        for (var serde : confluent.both(registry, OrderPlaced.class, Map.of())) {
            assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void readsOnAfterAnOutageWithConfluentsClasses() {
        byte[] bytes = write(ConfluentSerializers.ours(registry, OrderPlaced.class, Map.of()), Records.anyOrder());
        var serde = confluent.theirs(registry, OrderPlaced.class, Map.of());
        registry.answerAlways(503, "text/html", "");
        assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(RegistryUnavailableException.class);

        registry.behave();

        assertThat(read(serde, bytes)).isEqualTo(Records.anyOrder());
    }

    private static <T> byte[] write(Serde<T> serde, T record) {
        return serde.serializer().serialize("orders", record);
    }

    private static <T> T read(Serde<T> serde, byte[] bytes) {
        return serde.deserializer().deserialize("orders", bytes);
    }
}
