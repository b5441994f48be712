package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.serde.TestRegistry.Reference;
import io.loyaltystreams.serde.TestRegistry.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryClientTest {

    private static final Schema SCHEMA =
            SchemaBuilder.record("Thing").fields().requiredString("id").endRecord();

    private final TestRegistry registry = TestRegistry.start();
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void asksOnceForWhatNeverChanges() {
        int id = registry.put("things-value", SCHEMA);
        var client = client(Map.of());

        for (int i = 0; i < 2; i++) {
            assertThat(client.schema(id, "things-value")).isEqualTo(SCHEMA);
            assertThat(client.register("things-value", SCHEMA, false)).isEqualTo(id);
            assertThat(client.latest("things-value").id()).isEqualTo(id);
        }

        assertThat(registry.lines())
                .containsExactly(
                        "GET /schemas/ids/1?fetchMaxId=false&subject=things-value",
                        "POST /subjects/things-value/versions?normalize=false",
                        "GET /subjects/things-value/versions/latest");
    }

    @Test
    void looksUpWithoutRegistering() {
        registry.put("things-value", SCHEMA);

        assertThat(client(Map.of()).lookUp("things-value", SCHEMA, true)).isEqualTo(1);

        assertThat(registry.lines()).containsExactly("POST /subjects/things-value?normalize=true&deleted=false");
        assertThat(registry.requests().getFirst().body()).contains("\"schema\":\"{\\\"type\\\":\\\"record\\\"");
    }

    @Test
    void forgetsTheEldestOfTooManySchemas() {
        registry.put("one", SCHEMA);
        registry.put("two", SchemaBuilder.builder().stringType());
        registry.put("three", SchemaBuilder.builder().longType());
        var client = client(Map.of("max.schemas.per.subject", "2"));

        List.of(1, 2, 3, 3, 2, 1).forEach(id -> client.schema(id, ""));

        assertThat(registry.lines())
                .extracting(line -> line.charAt("GET /schemas/ids/".length()))
                .containsExactly('1', '2', '3', '1');
    }

    @Test
    void asksAgainForAnUnknownIdAfterAWhile() {
        var client = client(Map.of("missing.id.cache.ttl.sec", "5"));
        assertThatThrownBy(() -> client.schema(1, "")).isInstanceOf(UnreadableRecordException.class);
        registry.put("things-value", SCHEMA);

        nanos.set(Duration.ofMillis(4_999).toNanos());
        assertThatThrownBy(() -> client.schema(1, "")).isInstanceOf(UnreadableRecordException.class);
        nanos.set(Duration.ofSeconds(5).toNanos());
        assertThat(client.schema(1, "")).isEqualTo(SCHEMA);

        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void resolvesRecordsOfOtherSubjects() {
        var whole = SchemaBuilder.record("Whole")
                .namespace("com.acme")
                .fields()
                .name("part")
                .type(SchemaBuilder.record("Part")
                        .fields()
                        .requiredString("name")
                        .endRecord())
                .noDefault()
                .endRecord();
        registry.put("parts", whole.getField("part").schema());
        int id = registry.put("wholes", """
                {"type":"record","name":"Whole","namespace":"com.acme","fields":[{"name":"part","type":"Part"}]}""", "AVRO", List.of(new Reference("com.acme.Part", "parts", 1)));

        assertThat(client(Map.of()).schema(id, "")).isEqualTo(whole);
        assertThat(registry.lines()).endsWith("GET /subjects/parts/versions/1?deleted=true");
    }

    @ParameterizedTest
    @CsvSource({
        "basic.auth.credentials.source, USER_INFO, basic.auth.user.info, joe:secret, Basic am9lOnNlY3JldA==",
        "bearer.auth.credentials.source, STATIC_TOKEN, bearer.auth.token, t0ken, Bearer t0ken"
    })
    void sendsItsCredentials(String source, String kind, String setting, String secret, String header) {
        registry.put("things-value", SCHEMA);

        client(Map.of(source, kind, setting, secret)).schema(1, "");

        assertThat(registry.requests()).extracting(Request::authorization).containsExactly(header);
    }

    private RegistryClient client(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("schema.registry.url", registry.url()));
        settings.putAll(more);
        return new RegistryClient(RegistrySettings.from(new SerdeSettings(settings)), nanos::get);
    }
}
