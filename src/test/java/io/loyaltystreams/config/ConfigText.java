package io.loyaltystreams.config;

import io.loyaltystreams.config.ConfigFile.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A configuration under test: a file in a folder of its own, and an environment. */
record ConfigText(Path folder, String yaml, Map<String, String> environment) {

    static final String SHOP = "2e9d4f1c-61a3-4c55-a2d1-8b7f6e5d4c33";
    static final String REQUIRED = """
            kafka: { bootstrap.servers: "localhost:9092" }
            schema-registry: { url: "http://localhost:8081" }
            piggy: { token-env: PIGGY_TOKEN, default-shop: %s }
            """.formatted(SHOP);

    static ConfigText required(Path folder) {
        return new ConfigText(folder, REQUIRED, Map.of("PIGGY_TOKEN", "sesame", "HOSTNAME", "till-server"));
    }

    ConfigText with(String moreYaml) {
        return new ConfigText(folder, yaml + moreYaml, environment);
    }

    ConfigText saying(String otherYaml) {
        return new ConfigText(folder, otherYaml, environment);
    }

    ConfigText where(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new ConfigText(folder, yaml, more);
    }

    Config load() {
        return load(Use.WITH_SINK);
    }

    Config load(Use use) {
        return ConfigFile.load(file(), environment, use);
    }

    List<String> faults() {
        try {
            load();
            return List.of();
        } catch (ConfigRefused refused) {
            return refused.faults();
        }
    }

    private Path file() {
        try {
            return Files.writeString(folder.resolve("loyalty.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
