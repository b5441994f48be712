package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrySettingsTest {

    @Test
    void needsNothingButTheUrl() {
        var settings = from(Map.of("schema.registry.url", "http://one:8081"));

        assertThat(settings.endpoints()).hasToString("[http://one:8081]");
        assertThat(settings.endpoints().getFirst().authorization()).isEmpty();
        assertThat(settings.tls()).isEmpty();
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.cacheSize()).isEqualTo(1000);
        assertThat(settings.missingFor()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void readsEverySetting() {
        var settings = from(Map.of(
                "schema.registry.url", "http://one:8081/ , https://two/apis/ccompat/v7",
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "joe:secret",
                "http.connect.timeout.ms", "11",
                "http.read.timeout.ms", "12",
                "max.schemas.per.subject", "13",
                "missing.id.cache.ttl.sec", "14"));

        assertThat(settings.endpoints()).hasToString("[http://one:8081, https://two/apis/ccompat/v7]");
        assertThat(settings.endpoints())
                .allSatisfy(one -> assertThat(one.authorization()).contains("Basic am9lOnNlY3JldA=="));
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofMillis(11));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofMillis(12));
        assertThat(settings.cacheSize()).isEqualTo(13);
        assertThat(settings.missingFor()).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void takesCredentialsFromEachUrlAsTheyStand() {
        var settings = from(Map.of("schema.registry.url", "http://joe:se%40cret@one,http://two"));

        assertThat(settings.endpoints()).hasToString("[http://one, http://two]");
        assertThat(settings.endpoints().getFirst().authorization()).contains("Basic am9lOnNlJTQwY3JldA==");
        assertThat(settings.endpoints().getLast().authorization()).isEmpty();
    }

    @Test
    void takesABearerToken() {
        var settings = from(Map.of(
                "schema.registry.url", "http://one",
                "bearer.auth.credentials.source", "STATIC_TOKEN",
                "bearer.auth.token", "t0ken"));

        assertThat(settings.endpoints().getFirst().authorization()).contains("Bearer t0ken");
    }

    @Test
    void ignoresSettingsThatItDoesNotKnow() {
        assertThat(from(Map.of("schema.registry.url", "http://one", "schema.registry.url.randomize", "perhaps"))
                        .endpoints())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            schema.registry.url            |                          | Expected a value for schema.registry.url but there is none
            schema.registry.url            | se cret:8081             | schema.registry.url must list http:// or https:// URLs, separated by commas
            schema.registry.url            | ftp://joe:secret@one     | schema.registry.url must list http:// or https:// URLs, separated by commas
            schema.registry.url            | ,                        | schema.registry.url must list http:// or https:// URLs, separated by commas
            http.read.timeout.ms           | secret                   | http.read.timeout.ms must be a whole number
            http.connect.timeout.ms        | 0                        | http.connect.timeout.ms must be at least 1
            basic.auth.credentials.source  | USER_INFO                | Expected a value for basic.auth.user.info but there is none
            basic.auth.credentials.source  | SASL_INHERIT             | basic.auth.credentials.source must be URL or USER_INFO; for others name Confluent's classes in avro.serializer.class and avro.deserializer.class
            bearer.auth.credentials.source | STATIC_TOKEN             | Expected a value for bearer.auth.token but there is none
            bearer.auth.credentials.source | OAUTHBEARER              | bearer.auth.credentials.source must be STATIC_TOKEN; for others name Confluent's classes in avro.serializer.class and avro.deserializer.class
            auto.register.schemas          | yes                      | auto.register.schemas must be true or false
            specific.avro.reader           | false                    | specific.avro.reader must be true: only generated records can be read
            value.subject.name.strategy    | Secret                   | value.subject.name.strategy must be one of TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy
            schema.registry.ssl.truststore.location | /no/such/secret | Cannot open the file of schema.registry.ssl.truststore.location: check it, schema.registry.ssl.truststore.type and schema.registry.ssl.truststore.password (NoSuchFileException)
            avro.serializer.class          | com.acme.Secret          | Cannot use the class that avro.serializer.class names: put its jar on the class path and check that it is a Kafka Serializer (ClassNotFoundException)
            avro.deserializer.class        | java.lang.String         | Cannot use the class that avro.deserializer.class names: put its jar on the class path and check that it is a Kafka Deserializer (ClassCastException)
            """)
    void refusesAWrongSettingByNameAndWithoutItsValue(String name, String value, String message) {
        var settings = new HashMap<>(Map.of("schema.registry.url", "http://one"));
        settings.put(name, value == null ? "" : value);

        assertThatThrownBy(() -> AvroSerdes.from(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void refusesTwoKindsOfCredentials() {
        assertThatThrownBy(() -> from(Map.of(
                        "schema.registry.url", "http://one",
                        "basic.auth.credentials.source", "USER_INFO",
                        "bearer.auth.token", "t0ken")))
                .hasMessage("Expected only one of basic.auth.credentials.source and bearer.auth.credentials.source");
    }

    @Test
    void showsNoSecret() {
        var settings = new SerdeSettings(
                Map.of("schema.registry.url", "http://joe:secret@one", "bearer.auth.token", "secret"));

        assertThat(settings + " " + RegistrySettings.from(settings)).doesNotContain("secret");
    }

    private static RegistrySettings from(Map<String, String> settings) {
        return RegistrySettings.from(new SerdeSettings(settings));
    }
}
