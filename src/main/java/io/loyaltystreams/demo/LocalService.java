package io.loyaltystreams.demo;

import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.FreePort;
import io.loyaltystreams.local.Readiness;
import io.loyaltystreams.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service itself, started from a configuration file as anybody would start it. */
final class LocalService implements AutoCloseable {

    /** How many calls per second it may make: more than it can, since the demo is to show what it can. */
    private static final int CALLS_PER_SECOND = 20_000;

    static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final String TOKEN_VARIABLE = "PIGGY_TOKEN";

    private final Path directory;
    private final int port = FreePort.next();
    private ChildProcess process;

    LocalService(String bootstrapServers, String registryUrl, URI piggy, Path directory) {
        this.directory = directory;
        try {
            Files.writeString(
                    configuration(),
                    text("service.yaml")
                            .formatted(
                                    bootstrapServers,
                                    registryUrl,
                                    PARTITIONS,
                                    piggy,
                                    SimulatorSettings.DEFAULT_SHOP,
                                    CALLS_PER_SECOND,
                                    port));
            Files.writeString(directory.resolve("program.yaml"), text("program.yaml"));
        } catch (IOException e) {
            throw new DemoFailure("Could not write to %s: free some space there".formatted(directory), e);
        }
        this.process = launch();
    }

    void awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            Readiness.await(process, PATIENCE, () -> isReady(http));
        }
    }

    /** Ends it at once (SIGKILL) and starts it again. */
    void crash() {
        process.kill();
        process = launch();
    }

    /** @throws DemoFailure when it has ended by itself */
    void mustRun() {
        if (!process.isAlive()) {
            throw new DemoFailure("The service ended by itself: see %s".formatted(process.log()));
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private Path configuration() {
        return directory.resolve("loyalty.yaml");
    }

    private ChildProcess launch() {
        var arguments = List.of("run", "--config", configuration().toString());
        var environment = Map.of(TOKEN_VARIABLE, SimulatorSettings.DEFAULT_TOKEN);
        return ChildProcess.start(Commands.fast("service", arguments, environment), directory);
    }

    private boolean isReady(HttpClient http) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health/ready".formatted(port)))
                .timeout(CALL)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = LocalService.class.getResourceAsStream("/demo/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
