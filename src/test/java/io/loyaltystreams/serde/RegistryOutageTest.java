package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a registry's silence and answers counts as an outage, and what is done about it. */
class RegistryOutageTest {

    private static final Schema SCHEMA =
            SchemaBuilder.record("Thing").fields().requiredString("id").endRecord();

    private final TestRegistry registry = TestRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    /** Only one answer of all may take a record for unreadable; the rest says something about the registry. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | {"error_code":40403,"message":"Schema not found"} | UnreadableRecordException
            200 | {"schema":"syntax = proto3","schemaType":"PROTOBUF"} | UnreadableRecordException
            200 | {"schema":"{}"}                                   | UnreadableRecordException
            404 | {"error_code":404,"message":"HTTP 404 Not Found"} | RegistryUnavailableException
            404 | {"error_code":40401,"message":"No such subject"}  | RegistryUnavailableException
            404 | {}                                                | RegistryUnavailableException
            404 | <html>error_code 40403</html>                     | RegistryUnavailableException
            400 | {"error_code":40403,"message":"odd"}              | RegistryUnavailableException
            401 | {"error_code":40101,"message":"Unauthorized"}     | RegistryUnavailableException
            403 | {"error_code":40301,"message":"Forbidden"}        | RegistryUnavailableException
            408 | {"error_code":408,"message":"Timeout"}            | RegistryUnavailableException
            429 | {"error_code":42901,"message":"Too many"}         | RegistryUnavailableException
            500 | {"error_code":40403,"message":"odd"}              | RegistryUnavailableException
            500 | {"error_code":50001,"message":"Store"}            | RegistryUnavailableException
            503 | <html>down for maintenance</html>                 | RegistryUnavailableException
            302 | {}                                                | RegistryUnavailableException
            200 | <html>please log in</html>                        | RegistryUnavailableException
            200 | {"error_code":40403}                              | RegistryUnavailableException
            200 | []                                                | RegistryUnavailableException
            200 | ''                                                | RegistryUnavailableException
            """)
    void tellsAnOutageFromAnUnknownSchema(int status, String body, String exception) {
        registry.answerAlways(status, "application/json", body);

        assertThatThrownBy(() -> client(Map.of()).schema(1, ""))
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(exception));
    }

    @Test
    void takesNoAnswerForAnOutage() {
        registry.close();

        assertThatThrownBy(() -> client(Map.of()).schema(1, ""))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage("Schema registry not available for GET /schemas/ids/1?fetchMaxId=false&subject=: "
                        + registry.url() + " refused the connection or is not known by that name");
    }

    @Test
    void takesALateAnswerForAnOutage() {
        registry.put("things-value", SCHEMA);
        registry.answerLate(Duration.ofSeconds(5));

        assertThatThrownBy(() -> client(Map.of("http.read.timeout.ms", "100")).schema(1, ""))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageEndingWith("did not answer within 100 ms");
    }

    @Test
    void doesNotRememberAnOutage() {
        registry.put("things-value", SCHEMA);
        registry.answerAlways(503, "text/html", "");
        var client = client(Map.of());
        assertThatThrownBy(() -> client.schema(1, "")).isInstanceOf(RegistryUnavailableException.class);

        registry.behave();

        assertThat(client.schema(1, "")).isEqualTo(SCHEMA);
    }

    @Test
    void namesTheRefusalOfOurSchema() {
        registry.put(
                "things-value",
                SchemaBuilder.record("Thing").fields().requiredLong("id").endRecord());

        assertThatThrownBy(() -> client(Map.of()).register("things-value", SCHEMA, false))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage(
                        "Schema registry refused POST /subjects/things-value/versions?normalize=false with 409 (409):"
                                + " Schema being registered is incompatible with an earlier schema");
    }

    @Test
    void turnsToTheNextAddressAndStaysThere() {
        try (var second = TestRegistry.start()) {
            registry.put("one", SCHEMA);
            second.put("one", SCHEMA);
            second.put("two", SchemaBuilder.builder().stringType());
            registry.answerAlways(503, "text/html", "<html>down</html>");
            var client = client(Map.of("schema.registry.url", registry.url() + "," + second.url()));

            assertThat(client.schema(1, "")).isEqualTo(SCHEMA);
            assertThat(client.schema(2, "")).isEqualTo(SchemaBuilder.builder().stringType());

            assertThat(registry.requests()).hasSize(1);
            assertThat(second.requests()).hasSize(2);
        }
    }

    @Test
    void tellsWhatEveryAddressDid() {
        try (var second = TestRegistry.start()) {
            registry.close();
            second.answerAlways(502, "text/html", "<html>down</html>");

            assertThatThrownBy(() -> client(Map.of("schema.registry.url", registry.url() + "," + second.url()))
                            .latest("things"))
                    .hasMessage(
                            "Schema registry not available for GET /subjects/things/versions/latest: " + registry.url()
                                    + " refused the connection or is not known by that name; " + second.url()
                                    + " answered 502 and not as a registry does");
        }
    }

    @Test
    void keepsCredentialsOutOfItsMessages() {
        registry.answerAlways(401, "application/json", "{}");
        String url = registry.url().replace("//", "//joe:secret@");

        assertThatThrownBy(() -> client(Map.of("schema.registry.url", url)).schema(1, ""))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("secret", "joe", "am9l"));
    }

    private RegistryClient client(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("schema.registry.url", registry.url()));
        settings.putAll(more);
        return new RegistryClient(RegistrySettings.from(new SerdeSettings(settings)), System::nanoTime);
    }
}
