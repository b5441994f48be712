package io.loyaltystreams.launcher;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigFile;
import io.loyaltystreams.config.ConfigFile.Use;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option that names the configuration. */
final class ConfigOption {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description =
                    "The configuration. loyalty.example.yaml documents every key and the environment variables that"
                            + " override them.")
    private Path file;

    Config load(Map<String, String> environment, Use use) {
        return ConfigFile.load(file, environment, use);
    }
}
