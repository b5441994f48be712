package io.loyaltystreams.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema registry with Confluent's API, as a process of its own.
 *
 * <p>Its schemas lie in its directory, so {@link #restart} finds them again on the same port. Compatibility is set to BACKWARD, as a new
 * Confluent registry has it.
 */
public final class LocalRegistry implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private final Path directory;
    private final int port;
    private final int managementPort;
    private ChildProcess process;

    private LocalRegistry(Path directory) {
        this.directory = directory;
        this.port = FreePort.next();
        this.managementPort = FreePort.next();
        this.process = launch();
    }

    /** Starts a registry that keeps its data and its log in the directory; returns when it answers. */
    public static LocalRegistry start(Path directory) {
        var registry = launchIn(directory);
        registry.awaitReady();
        return registry;
    }

    /** Like {@link #start}, but returns at once; {@link #awaitReady} waits. */
    public static LocalRegistry launchIn(Path directory) {
        try {
            return new LocalRegistry(Files.createDirectories(directory).toAbsolutePath());
        } catch (IOException e) {
            throw new LocalFailure("Could not create %s for the registry: choose another folder".formatted(directory));
        }
    }

    /** Where clients of a Confluent registry find it. */
    public String url() {
        return "http://127.0.0.1:%d/apis/ccompat/v7".formatted(port);
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        process.kill();
    }

    /** Starts it again, with the same data on the same port; kills it first when it still runs. */
    public void restart() {
        process.kill();
        process = launch();
        awaitReady();
    }

    /** Waits until it answers with the compatibility that we want. */
    public void awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            Readiness.await(process, PATIENCE, () -> setsCompatibility(http));
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch() {
        var options = new ArrayList<>(JavaCommand.SMALL);
        options.addAll(List.of(
                "-Xmx192m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + managementPort,
                // without a delay what was answered is on disk, so it outlives a kill
                "-Dapicurio.datasource.url=jdbc:h2:file:%s;WRITE_DELAY=0".formatted(directory.resolve("schemas"))));
        var classPath = Installation.current().registryClassPath();
        return ChildProcess.start(new JavaCommand("registry", options, classPath, MAIN, List.of()), directory);
    }

    private boolean setsCompatibility(HttpClient http) {
        var request = HttpRequest.newBuilder(URI.create(url() + "/config"))
                .timeout(CALL)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
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
}
