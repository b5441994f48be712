package io.loyaltystreams.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The groups that take keys we do not name: Kafka's and the registry's. */
class FreeKeysTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processing.guarantee",
                "enable.auto.commit",
                "isolation.level",
                "transactional.id",
                "enable.idempotence",
                "acks",
                "retries",
                "group.id",
                "group.instance.id",
                "application.id",
                "key.serializer",
                "value.serializer",
                "key.deserializer",
                "value.deserializer",
                "default.key.serde",
                "default.value.serde",
                "auto.offset.reset",
                "deserialization.exception.handler",
                "state.dir",
                "num.stream.threads",
                "commit.interval.ms",
                "group.protocol",
                "partitioner.class",
                "partition.assignment.strategy",
                "partitioner.ignore.keys",
                "transaction.two.phase.commit.enable",
                "errors.dead.letter.queue.topic.name",
                "topic.cleanup.policy",
                "topic.retention.ms",
                "topic.retention.bytes",
                "topic.message.timestamp.type",
                "consumer.group.protocol",
                "consumer.group.id",
                "consumer.enable.auto.commit",
                "producer.enable.idempotence",
                "producer.transactional.id",
                "main.consumer.isolation.level",
                "main.consumer.group.instance.id",
                "restore.consumer.auto.offset.reset",
                "global.consumer.isolation.level",
                "consumer.isolation.level",
                "producer.acks",
                "main.consumer.auto.offset.reset"
            })
    void refusesAKafkaPropertyThatTheServiceSets(String property) {
        assertThat(kafka(property, "x").faults())
                .singleElement()
                .asString()
                .startsWith("kafka." + property + ": not allowed; ");
    }

    @ParameterizedTest
    @CsvSource({
        "secruity.protocol, security.protocol",
        "sasl.mechanisms, sasl.mechanism",
        "consumer.max.pol.records, max.poll.records"
    })
    void refusesAMisspeltKafkaProperty(String property, String meant) {
        assertThat(kafka(property, "x").faults())
                .containsExactly(
                        "kafka." + property + ": Kafka has no such property; did you mean kafka." + meant + "?");
    }

    @Test
    void letsThePropertiesOfPlugInsPass() {
        assertThat(kafka("interceptor.audit.endpoint", "x").load().kafka().values())
                .containsEntry("interceptor.audit.endpoint", "x");
    }

    @Test
    void givesEachKindOfClientItsOwnProperties() {
        var kafka = new KafkaProperties(
                Map.of("client.id", "all", "producer.client.id", "p", "consumer.max.poll.records", "5"));

        assertThat(kafka.forProducer()).isEqualTo(Map.of("client.id", "p"));
        assertThat(kafka.forConsumer()).isEqualTo(Map.of("client.id", "all", "max.poll.records", "5"));
        assertThat(kafka.forAdmin()).isEqualTo(Map.of("client.id", "all"));
        assertThat(kafka.forStreams()).isEqualTo(kafka.values());
    }

    @Test
    void givesTheSerdeTheNameThatConfluentUsesForTheUrl() {
        var registry = ConfigText.required(folder)
                .where("LOYALTY_SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "me:pw")
                .load()
                .schemaRegistry();

        assertThat(registry.forSerde())
                .isEqualTo(Map.of("schema.registry.url", "http://localhost:8081", "basic.auth.user.info", "me:pw"));
    }

    @Test
    void readsSecretsFromTheEnvironmentAndFromFiles() throws IOException {
        Files.writeString(folder.resolve("pw"), "from-file\n");
        var text = ConfigText.required(folder)
                .saying(
                        ConfigText.REQUIRED.replace(
                                "kafka: {",
                                "kafka: { ssl.key.password: '${file:pw}', sasl.jaas.config: 'Login required password=\"${env:PW}\";',"))
                .where("PW", "a$1b");

        assertThat(text.load().kafka().values())
                .containsEntry("ssl.key.password", "from-file")
                .containsEntry("sasl.jaas.config", "Login required password=\"a$1b\";");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ssl.key.password       | ${env:UNSET}   | kafka.ssl.key.password: environment variable UNSET is not set; set it to the secret
            ssl.key.password       | sesame         | kafka.ssl.key.password: holds a secret; write ${env:NAME} or ${file:path} in its place
            producer.ssl.keystore.password | sesame | kafka.producer.ssl.keystore.password: holds a secret; write ${env:NAME} or ${file:path} in its place
            sasl.jaas.config       | Login password="sesame"; | kafka.sasl.jaas.config: holds a secret; write ${env:NAME} or ${file:path} in its place
            """)
    void refusesASecretThatIsWrittenOutOrNotThere(String key, String value, String fault) {
        assertThat(kafka(key, value).faults()).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            auto.register.schema     | schema-registry.auto.register.schema: unknown key; did you mean schema-registry.auto.register.schemas?
            schema.registry.url      | schema-registry.schema.registry.url: not allowed; set schema-registry.url instead
            """)
    void refusesAMisspeltKeyOfTheRegistry(String key, String fault) {
        var text = ConfigText.required(folder)
                .saying(ConfigText.REQUIRED.replace("schema-registry: {", "schema-registry: { " + key + ": 'x',"));

        assertThat(text.faults()).containsExactly(fault);
    }

    @Test
    void refusesARegistryLoginThatIsWrittenOut() {
        var text = ConfigText.required(folder)
                .saying(ConfigText.REQUIRED.replace("http://localhost:8081", "http://me:sesame@r"));

        assertThat(text.faults())
                .containsExactly("schema-registry.url: holds a secret; write ${env:NAME} or ${file:path} in its place");
    }

    @Test
    void showsNoSecretInToString() {
        var config = kafka("ssl.key.password", "${env:PW}")
                .where("PW", "sesame")
                .where("LOYALTY_SCHEMA_REGISTRY_BEARER_AUTH_TOKEN", "sesame")
                .load();

        assertThat(config.piggy().orElseThrow().token().value()).isEqualTo("sesame");
        assertThat(config.toString())
                .contains("ssl.key.password", "bearer.auth.token")
                .doesNotContain("sesame");
    }

    private ConfigText kafka(String key, String value) {
        return ConfigText.required(folder)
                .saying(ConfigText.REQUIRED.replace("kafka: {", "kafka: { " + key + ": '" + value + "',"));
    }
}
