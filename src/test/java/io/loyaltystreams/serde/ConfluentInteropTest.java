package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.avro.in.OrderPlaced;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Confluent's serializers and ours are interchangeable: same settings, same bytes, same requests. */
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
        var ours = ConfluentSerializers.ours(registry, type, Map.of());
        var theirs = confluent.theirs(registry, type, Map.of());

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

        var asked = requests(ConfluentSerializers.ours(registry, OrderPlaced.class, more));

        assertThat(asked)
                .isEqualTo(requests(confluent.theirs(registry, OrderPlaced.class, more)))
                .hasSize(2);
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

        assertThat(requests(ConfluentSerializers.ours(registry, OrderPlaced.class, settings)))
                .isEqualTo(requests(confluent.theirs(registry, OrderPlaced.class, settings)))
                .allSatisfy(one -> assertThat(one.authorization()).startsWith("Basic "));
    }

    @Test
    void bothFollowReferencesToOtherSubjects() throws IOException {
        byte[] bytes = write(ConfluentSerializers.ours(registry, OrderPlaced.class, Map.of()), Records.anyOrder());
        var line = OrderPlaced.getClassSchema().getField("lines").schema().getElementType();
        registry.put("lines", line);
        bytes[4] = (byte) registry.put(
                "split-orders",
                orderWithLinesByName(line.getFullName()),
                "AVRO",
                List.of(new TestRegistry.Reference(line.getFullName(), "lines", 1)));

        var asked = new ArrayList<List<String>>();
        for (var serde : confluent.both(registry, OrderPlaced.class, Map.of())) {
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

    private static <T> byte[] write(Serde<T> serde, T record) {
        return serde.serializer().serialize("orders", record);
    }

    private static <T> T read(Serde<T> serde, byte[] bytes) {
        return serde.deserializer().deserialize("orders", bytes);
    }
}
