package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.avro.in.OrderPlaced;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Confluent's serializers and ours are interchangeable: same settings, same bytes, same requests, same two exceptions. */
class ConfluentInteropTest {

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

    static List<SchemaFile> sharedWithOthers() {
        return Stream.concat(SchemaFile.in("in").stream(), SchemaFile.in("out").stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sharedWithOthers")
    void eachReadsWhatTheOtherWrites(SchemaFile file) throws ClassNotFoundException {
        exchange(file, file.type());
    }

    private <T extends SpecificRecord> void exchange(SchemaFile file, Class<T> type) {
        var golden = GoldenBytes.all().stream()
                .filter(one -> one.name().equals(file.schema().getName()))
                .findFirst()
                .orElseThrow();
        var record = golden.record(type);
        var ours = ours(type, Map.of());
        var theirs = theirs(type, Map.of());

        assertThat(HexFormat.of().formatHex(write(theirs, record))).isEqualTo(golden.hex());
        assertThat(write(ours, record)).isEqualTo(write(theirs, record));
        assertThat(read(theirs, write(ours, record))).isEqualTo(record);
        assertThat(read(ours, write(theirs, record))).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto.register.schemas=true",
                "auto.register.schemas=false",
                "auto.register.schemas=false use.latest.version=true",
                "normalize.schemas=true",
                "value.subject.name.strategy=RecordNameStrategy",
                "value.subject.name.strategy=io.confluent.kafka.serializers.subject.TopicRecordNameStrategy",
                "basic.auth.credentials.source=USER_INFO basic.auth.user.info=joe:secret",
                "schema.registry.basic.auth.user.info=joe:secret basic.auth.credentials.source=USER_INFO",
                "bearer.auth.credentials.source=STATIC_TOKEN bearer.auth.token=t0ken"
            })
    void bothAskTheRegistryTheSame(String settings) {
        for (String subject : List.of("orders-value", "io.loyaltystreams.avro.in.OrderPlaced")) {
            registry.put(subject, OrderPlaced.getClassSchema());
        }
        var more = new HashMap<String, String>();
        Arrays.stream(settings.split(" ", -1)).map(one -> one.split("=", -1)).forEach(one -> more.put(one[0], one[1]));

        var asked = requests(ours(OrderPlaced.class, more));

        assertThat(asked).isEqualTo(requests(theirs(OrderPlaced.class, more))).hasSize(2);
    }

    private List<TestRegistry.Request> requests(Serde<OrderPlaced> serde) {
        registry.forgetRequests();
        read(serde, write(serde, Records.anyOrder()));
        return registry.requests();
    }

    @Test
    void bothTakeCredentialsFromTheUrl() {
        String url = registry.url().replace("//", "//joe:se%40cret@");
        var settings = Map.of("schema.registry.url", url, "basic.auth.credentials.source", "URL");

        assertThat(requests(ours(OrderPlaced.class, settings)))
                .isEqualTo(requests(theirs(OrderPlaced.class, settings)))
                .allSatisfy(one -> assertThat(one.authorization()).startsWith("Basic "));
    }

    @Test
    void bothFollowReferencesToOtherSubjects() throws IOException {
        byte[] bytes = write(ours(OrderPlaced.class, Map.of()), Records.anyOrder());
        var line = OrderPlaced.getClassSchema().getField("lines").schema().getElementType();
        registry.put("lines", line);
        bytes[4] = (byte) registry.put(
                "split-orders",
                orderWithLinesByName(line.getFullName()),
                "AVRO",
                List.of(new TestRegistry.Reference(line.getFullName(), "lines", 1)));

        var asked = new ArrayList<List<String>>();
        for (var serde : both(Map.of())) {
            registry.forgetRequests();
            assertThat(read(serde, bytes)).isEqualTo(Records.anyOrder());
            asked.add(registry.lines());
        }

        assertThat(asked.getFirst()).isEqualTo(asked.getLast()).hasSize(2);
    }

    private static String orderWithLinesByName(String name) throws IOException {
        var order = (ObjectNode)
                new ObjectMapper().readTree(OrderPlaced.getClassSchema().toString());
        for (var field : order.withArray("fields")) {
            if (field.path("name").asText().equals("lines")) {
                ((ObjectNode) field.path("type")).put("items", name);
            }
        }
        return order.toString();
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

        for (var serde : both(Map.of())) {
            assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(UnreadableRecordException.class);
        }
    }

    @Test
    void bothTakeAnotherKindOfRecordForUnreadable() {
        Schema other =
                SchemaBuilder.record("Other").fields().requiredLong("count").endRecord();
        byte[] bytes = {0, 0, 0, 0, (byte) registry.put("orders-value", other), 2};

        for (var serde : both(Map.of())) {
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
        byte[] bytes = write(ours(OrderPlaced.class, Map.of()), Records.anyOrder());
        registry.answerAlways(status, "application/json", body);

        for (var serde : both(Map.of())) {
            assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void bothTakeSilenceForAnOutage() {
        byte[] bytes = write(ours(OrderPlaced.class, Map.of()), Records.anyOrder());
        registry.answerLate(Duration.ofSeconds(5));
        for (var serde : both(Map.of("http.read.timeout.ms", "200"))) {
            assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(RegistryUnavailableException.class);
        }
        registry.close();
        for (var serde : both(Map.of())) {
            assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void readsOnAfterAnOutageWithConfluentsClasses() {
        byte[] bytes = write(ours(OrderPlaced.class, Map.of()), Records.anyOrder());
        var serde = theirs(OrderPlaced.class, Map.of());
        registry.answerAlways(503, "text/html", "");
        assertThatThrownBy(() -> read(serde, bytes)).isInstanceOf(RegistryUnavailableException.class);

        registry.behave();

        assertThat(read(serde, bytes)).isEqualTo(Records.anyOrder());
    }

    private List<Serde<OrderPlaced>> both(Map<String, String> settings) {
        return List.of(ours(OrderPlaced.class, settings), theirs(OrderPlaced.class, settings));
    }

    private <T extends SpecificRecord> Serde<T> ours(Class<T> type, Map<String, String> more) {
        return AvroSerdes.from(settings(more)).value(type);
    }

    private <T extends SpecificRecord> Serde<T> theirs(Class<T> type, Map<String, String> more) {
        var settings = settings(more);
        settings.put("avro.serializer.class", ConfluentSerializers.SERIALIZER);
        settings.put("avro.deserializer.class", ConfluentSerializers.DESERIALIZER);
        settings.put("max.retries", "0");
        return confluent.onTheClassPath(() -> AvroSerdes.from(settings).value(type));
    }

    private Map<String, String> settings(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("schema.registry.url", registry.url()));
        settings.putAll(more);
        return settings;
    }

    private static <T> byte[] write(Serde<T> serde, T record) {
        return serde.serializer().serialize("orders", record);
    }

    private static <T> T read(Serde<T> serde, byte[] bytes) {
        return serde.deserializer().deserialize("orders", bytes);
    }
}
