package io.loyaltystreams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigRefusalsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pigy: { a: 1 }                       | pigy: unknown key; did you mean piggy?
            base-url: x                          | base-url: unknown key; did you mean piggy.base-url?
            nonsense: 1                          | nonsense: unknown key; see loyalty.example.yaml for all keys
            topics: { ordres: x }                | topics.ordres: unknown key; did you mean topics.orders?
            topics: { orders: a b }              | topics.orders: expected letters, digits, dots, dashes and underscores, at most 200, found a b
            topics: { orders: returns }          | topics.returns: expected a name of its own, found returns, which is also topics.orders
            topics: { replication-factor: many } | topics.replication-factor: expected a whole number from -1 to 100, found many
            application-id: a/b                  | application-id: expected letters, digits, dots, dashes and underscores, at most 200, found a/b
            instance-id: a b                     | instance-id: expected letters, digits, dots, dashes and underscores, at most 200, found a b
            partitions: 0                        | partitions: expected a whole number from 1 to 10000, found 0
            partitions: [1, 2]                   | partitions: expected a whole number from 1 to 10000, found 1,2
            partitions: { a: 1 }                 | partitions: expected one value, found a group of keys
            partitions:                          | partitions: expected a value, found nothing; delete the line to get the default
            stream-threads: two                  | stream-threads: expected a whole number from 1 to 1000, found two
            commit-interval: 100                 | commit-interval: expected a duration of PT0.001S or more, such as PT10S or P30D, found 100
            commit-interval: PT0S                | commit-interval: expected a duration of PT0.001S or more, such as PT10S or P30D, found PT0S
            intake: { future-margin: -PT1H }     | intake.future-margin: expected a duration of PT0S or more, such as PT10S or P30D, found -PT1H
            returns: { park-for: 30 days }       | returns.park-for: expected a duration of PT0.001S or more, such as PT10S or P30D, found 30 days
            returns: 30                          | returns: expected a group of keys, found one value
            sweep: { every: PT0S }               | sweep.every: expected a duration of PT0.001S or more, such as PT10S or P30D, found PT0S
            sweep: { settle: x }                 | sweep.settle: expected a duration of PT0S or more, such as PT10S or P30D, found x
            http: { port: 70000 }                | http.port: expected a whole number from 0 to 65535, found 70000
            http: { bind: 'a b' }                | http.bind: expected a host name or address to listen on, found a b
            http: { advertised: loyalty-0 }      | http.advertised: expected a host and a port such as loyalty-0.loyalty:8080, found loyalty-0
            http: { advertised: 'a:65536' }      | http.advertised: expected a host and a port such as loyalty-0.loyalty:8080, found a:65536
            http: { advertised: 'http://a:1' }   | http.advertised: expected a host and a port such as loyalty-0.loyalty:8080, found http://a:1
            http: { token-env: sesame }          | http.token-env: expected the name of an environment variable in capitals, such as PIGGY_TOKEN, found something else
            http: { token-env: NO_TOKEN }        | http.token-env: environment variable NO_TOKEN is not set; set it to the secret
            http: { token-env: PIGGY_TOKEN, token-file: x } | http.token-env: expected token-env or token-file, found both; delete one
            """)
    void refusesAWrongKeyOrValueByItsName(String yaml, String fault) {
        assertThat(ConfigText.required(folder).with(yaml).faults()).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base-url: ftp://x                     | piggy.base-url: expected an address such as https://api.leat.com, without login or query, found something else
            base-url: 'https://me:pw@x'           | piggy.base-url: expected an address such as https://api.leat.com, without login or query, found something else
            default-shop: 12                      | piggy.default-shop: expected a uuid such as 2e9d4f1c-61a3-4c55-a2d1-8b7f6e5d4c33, found 12
            shops: { s: 12 }                      | piggy.shops.s: expected a uuid such as 2e9d4f1c-61a3-4c55-a2d1-8b7f6e5d4c33, found 12
            requests-per-second: 0                | piggy.requests-per-second: expected a whole number from 1 to 100000, found 0
            max-in-flight: 0                      | piggy.max-in-flight: expected a whole number from 1 to 100000, found 0
            request-timeout: PT0S                 | piggy.request-timeout: expected a duration of PT0.001S or more, such as PT10S or P30D, found PT0S
            settling-time: -PT1S                  | piggy.settling-time: expected a duration of PT0S or more, such as PT10S or P30D, found -PT1S
            token-env: 'eyJh.bG'                  | piggy.token-env: expected the name of an environment variable in capitals, such as PIGGY_TOKEN, found something else
            token-env: NO_TOKEN                   | piggy.token-env: environment variable NO_TOKEN is not set; set it to the secret
            token-file: none                      | piggy.token-env: expected token-env or token-file, found both; delete one
            token: eyJh                           | piggy.token: unknown key; did you mean piggy.token-env?
            """)
    void refusesAWrongValueOfPiggy(String yaml, String fault) {
        var key = yaml.substring(0, yaml.indexOf(':'));
        var others = Map.of("token-env", "PIGGY_TOKEN", "default-shop", ConfigText.SHOP).entrySet().stream()
                .filter(other -> !other.getKey().equals(key))
                .map(other -> ", " + other.getKey() + ": " + other.getValue())
                .reduce("", String::concat);
        var text = ConfigText.required(folder)
                .saying("kafka: { bootstrap.servers: b }\nschema-registry: { url: 'http://r' }\npiggy: { " + yaml
                        + others + " }\n");

        assertThat(text.faults()).contains(fault);
    }

    @Test
    void namesEveryMissingKeyAtOnce() {
        assertThat(ConfigText.required(folder).saying("").faults())
                .containsExactly(
                        "kafka.bootstrap.servers: missing; set it in the file or as LOYALTY_KAFKA_BOOTSTRAP_SERVERS",
                        "schema-registry.url: missing; set it in the file or as LOYALTY_SCHEMA_REGISTRY_URL",
                        "piggy.token-env: missing; set token-env to the name of the variable that holds the token, or"
                                + " token-file to its file",
                        "piggy.default-shop: missing; set it in the file or as LOYALTY_PIGGY_DEFAULT_SHOP");
    }

    @Test
    void reportsAllFaultsInOneGo() {
        var faults = ConfigText.required(folder)
                .with("pigy: 1\npartitions: 0\nhttp: { port: x, prot: 1 }\n")
                .faults();

        assertThat(faults).hasSize(4);
    }

    @Test
    void saysWhichVariableHoldsAWrongValue() {
        assertThat(ConfigText.required(folder)
                        .where("LOYALTY_PARTITIONS", "lots")
                        .faults())
                .containsExactly(
                        "partitions (from LOYALTY_PARTITIONS): expected a whole number from 1 to 10000, found lots");
    }

    @Test
    void refusesAVariableThatNoKeyHas() {
        assertThat(ConfigText.required(folder).where("LOYALTY_PARTITONS", "8").faults())
                .containsExactly(
                        "LOYALTY_PARTITONS: no key has this environment variable; did you mean LOYALTY_PARTITIONS?");
    }

    @Test
    void leavesTheVariablesOfKubernetesAndOfTheLauncherAlone() {
        var text = ConfigText.required(folder)
                .where("LOYALTY_SERVICE_HOST", "10.0.0.1")
                .where("LOYALTY_SERVICE_PORT_METRICS", "8080")
                .where("LOYALTY_PORT", "tcp://10.0.0.1:8080")
                .where("LOYALTY_PORT_8080_TCP_ADDR", "10.0.0.1")
                .where("LOYALTY_JAVA_OPTS", "-Xmx1g")
                .where("LOYALTY_LOG_FORMAT", "json")
                .where("LOYALTY_PARTITIONS", "");

        assertThat(text.faults()).isEmpty();
    }

    @Test
    void refusesAKeyThatIsWrittenTwice() {
        assertThat(ConfigText.required(folder)
                        .with("partitions: 1\npartitions: 2\n")
                        .faults())
                .singleElement()
                .asString()
                .contains("loyalty.yaml line ", "Duplicate field 'partitions'");
    }

    @Test
    void saysWhichLineIsNotYaml() {
        assertThat(ConfigText.required(folder).with("http: { bind: \"sesame\n").faults())
                .singleElement()
                .asString()
                .contains("loyalty.yaml line ", "not valid YAML")
                .doesNotContain("sesame", "\n");
    }

    @Test
    void saysWhatToDoWithoutAFile() {
        var nowhere = folder.resolve("nowhere.yaml");

        assertThatThrownBy(() -> ConfigFile.load(nowhere, Map.of(), ConfigFile.Use.WITH_SINK))
                .isInstanceOf(ConfigRefused.class)
                .hasMessage(nowhere + ": no such file; copy loyalty.example.yaml and adapt it");
    }
}
