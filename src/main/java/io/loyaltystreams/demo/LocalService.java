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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service itself, started from a configuration file as anybody would start it. */
public final class LocalService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration ORDERLY = Duration.ofSeconds(30);

    private final DemoConfiguration configuration;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private volatile ChildProcess process;

    /** Starts it; {@link #awaitReady} waits. */
    public LocalService(DemoConfiguration configuration, String... furtherArguments) {
        this(configuration, Map.of(), furtherArguments);
    }

    /** @param environment variables that change its configuration */
    LocalService(DemoConfiguration configuration, Map<String, String> environment, String... furtherArguments) {
        this.configuration = configuration;
        this.environment = Map.copyOf(environment);
        this.arguments = Stream.concat(
                        Stream.of("run", "--config", configuration.file().toString()), Stream.of(furtherArguments))
                .toList();
        this.process = launch();
    }

    /** Returns when it is ready. */
    public void awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            Readiness.await(process, PATIENCE, () -> isReady(http));
        }
    }

    /** Ends it at once (SIGKILL) and starts it again. */
    public void crash() {
        process.kill();
        start();
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        process.kill();
    }

    /** Stops it in order (SIGTERM); ends it when it takes longer than an orchestrator would wait. */
    public void stop() {
        process.stop(ORDERLY);
    }

    /** Starts it again after it has ended; {@link #awaitReady} waits. */
    public void start() {
        process = launch();
    }

    /** Makes it stand still (SIGSTOP) until {@link #thaw}. */
    public void freeze() {
        process.freeze();
    }

    /** Lets it go on (SIGCONT). */
    public void thaw() {
        process.thaw();
    }

    /** Its exit code; it must have ended. */
    public int exitCode() {
        return process.exitCode();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Process id, until it is started again. */
    public long pid() {
        return process.pid();
    }

    /** The sum of all its metrics of this name and of these labels, as it tells them now. */
    public double metric(String nameAndLabels) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(nameAndLabels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Whether it says now that it is ready. */
    public boolean isReady() {
        try (var http = HttpClient.newHttpClient()) {
            return isReady(http);
        }
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
        var variables = new HashMap<>(environment);
        variables.put(DemoConfiguration.TOKEN_VARIABLE, SimulatorSettings.DEFAULT_TOKEN);
        return ChildProcess.start(Commands.fast("service", arguments, variables), configuration.directory());
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
