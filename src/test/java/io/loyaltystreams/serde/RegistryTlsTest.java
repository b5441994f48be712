package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides prove who they are with one key that both trust. */
class RegistryTlsTest {

    @TempDir
    Path folder;

    @Test
    void trustsAndProvesAsTheSettingsSay() throws Exception {
        var both = settings(newKey());
        try (var registry =
                TestRegistry.startTls(RegistryTls.from(new SerdeSettings(both)).orElseThrow())) {
            registry.put("things", SchemaBuilder.builder().stringType());
            both.put("schema.registry.url", registry.url());

            assertThat(client(both).schema(1, ""))
                    .isEqualTo(SchemaBuilder.builder().stringType());

            var withoutKey = new HashMap<>(both);
            withoutKey.remove("schema.registry.ssl.keystore.location");
            assertThatThrownBy(() -> client(withoutKey).schema(1, "")).isInstanceOf(RegistryUnavailableException.class);

            var withoutTrust = new HashMap<>(both);
            withoutTrust.remove("schema.registry.ssl.truststore.location");
            assertThatThrownBy(() -> client(withoutTrust).schema(1, ""))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    private static RegistryClient client(Map<String, String> settings) {
        return new RegistryClient(RegistrySettings.from(new SerdeSettings(settings)), System::nanoTime);
    }

    private static Map<String, String> settings(Path store) {
        var settings = new HashMap<String, String>();
        for (String which : List.of("truststore", "keystore")) {
            settings.put("schema.registry.ssl." + which + ".location", store.toString());
            settings.put("schema.registry.ssl." + which + ".type", "PKCS12");
            settings.put("schema.registry.ssl." + which + ".password", "changeit");
        }
        return settings;
    }

    private Path newKey() throws Exception {
        var store = folder.resolve("store.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }
}
