package io.loyaltystreams.demo;

import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.Readiness;
import io.loyaltystreams.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service itself, started from a configuration file as anybody would start it. */
public final class LocalService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CALL = Duration.ofSeconds(5);

    private final DemoConfiguration configuration;
    private ChildProcess process;

    /** Starts it; {@link #awaitReady} waits. */
    LocalService(DemoConfiguration configuration) {
        this.configuration = configuration;
        this.process = launch();
    }

    /** Returns when it is ready. */
    public void awaitReady() {
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
    public void mustRun() {
        if (!process.isAlive()) {
            throw new DemoFailure("The service ended by itself: see %s".formatted(process.log()));
        }
    }

    /** Where it answers HTTP. */
    public URI address() {
        return configuration.address();
    }

    /** Where it says whether it is ready. */
    public URI ready() {
        return address().resolve("/health/ready");
    }

    /** What it measures now, as Prometheus reads it. */
    String metrics() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address().resolve("/metrics"))
                    .timeout(CALL)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new DemoFailure("The service does not answer /metrics: see %s".formatted(process.log()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted while the service was asked for its metrics", e);
        }
    }

    /** Where it writes its log. */
    public Path log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch() {
        var arguments = List.of("run", "--config", configuration.file().toString());
        var environment = Map.of(DemoConfiguration.TOKEN_VARIABLE, SimulatorSettings.DEFAULT_TOKEN);
        return ChildProcess.start(Commands.fast("service", arguments, environment), configuration.directory());
    }

    private boolean isReady(HttpClient http) {
        var request = HttpRequest.newBuilder(ready()).timeout(CALL).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
