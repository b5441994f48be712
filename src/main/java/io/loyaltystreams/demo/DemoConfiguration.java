package io.loyaltystreams.demo;

import io.loyaltystreams.local.FreePort;
import io.loyaltystreams.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The service's configuration file and program, written for the processes around it.
 *
 * @param directory where both lie
 * @param httpPort where the service is to tell its health
 */
public record DemoConfiguration(Path directory, int httpPort) {

    /** The variable that hands the token to the service. */
    public static final String TOKEN_VARIABLE = "PIGGY_TOKEN";

    private static final int PARTITIONS = 4;

    static DemoConfiguration write(
            Path directory,
            String instanceId,
            ServiceTuning tuning,
            String bootstrapServers,
            String registryUrl,
            URI piggy) {
        var configuration = new DemoConfiguration(directory, FreePort.next());
        try {
            Files.writeString(
                    configuration.file(),
                    text("service.yaml")
                            .formatted(
                                    instanceId,
                                    bootstrapServers,
                                    registryUrl,
                                    PARTITIONS,
                                    piggy,
                                    TOKEN_VARIABLE,
                                    SimulatorSettings.DEFAULT_SHOP,
                                    tuning.callsPerSecond(),
                                    tuning.requestTimeout(),
                                    tuning.settlingTime(),
                                    configuration.httpPort()));
            Files.writeString(directory.resolve("program.yaml"), text("program.yaml"));
            return configuration;
        } catch (IOException e) {
            throw new DemoFailure("Could not write to %s: free some space there".formatted(directory), e);
        }
    }

    public Path file() {
        return directory.resolve("loyalty.yaml");
    }

    public URI address() {
        return URI.create("http://127.0.0.1:%d".formatted(httpPort));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = DemoConfiguration.class.getResourceAsStream("/demo/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
