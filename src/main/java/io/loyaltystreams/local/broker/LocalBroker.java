package io.loyaltystreams.local.broker;

import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.FreePort;
import io.loyaltystreams.local.Installation;
import io.loyaltystreams.local.JavaCommand;
import io.loyaltystreams.local.LocalFailure;
import io.loyaltystreams.local.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * One real Kafka broker, its own controller, as a process of its own.
 *
 * <p>Data and ports stay the same over {@link #kill} and {@link #restart}, so clients find it again.
 */
public final class LocalBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path directory;
    private final int port;
    private final List<String> arguments;
    private ChildProcess process;

    private LocalBroker(Path directory) throws IOException {
        this.directory = directory;
        this.port = FreePort.next();
        var properties = new BrokerProperties(directory.resolve("data"), port, FreePort.next());
        this.arguments = List.of(
                write("broker.properties", properties.broker()),
                write("controller.properties", properties.controllerAlone()));
        this.process = launch();
    }

    /** Starts a broker that keeps its data and its log in the directory; returns when it serves clients. */
    public static LocalBroker start(Path directory) {
        var broker = launchIn(directory);
        broker.awaitReady();
        return broker;
    }

    /** Like {@link #start}, but returns at once; {@link #awaitReady} waits. */
    public static LocalBroker launchIn(Path directory) {
        try {
            return new LocalBroker(Files.createDirectories(directory).toAbsolutePath());
        } catch (IOException e) {
            throw new LocalFailure("Could not write to %s for the broker: choose another folder".formatted(directory));
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        process.kill();
    }

    /** Stops it in order, as for maintenance. */
    public void stop() {
        process.stop(PATIENCE);
    }

    /** Starts it again, with the same data on the same ports; kills it first when it still runs. */
    public void restart() {
        process.kill();
        process = launch();
        awaitReady();
    }

    /** Waits until it serves clients. */
    public void awaitReady() {
        // connect first: an admin client would log each failed attempt
        Readiness.await(process, PATIENCE, this::listens);
        var settings = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "broker-check");
        try (var admin = Admin.create(settings)) {
            Readiness.await(process, PATIENCE, () -> serves(admin));
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch() {
        var options = new ArrayList<>(JavaCommand.SMALL);
        options.addAll(List.of("-Xmx384m", "-Dlogback.configurationFile=local/broker-logback.xml"));
        var classPath = Installation.current().brokerClassPath();
        var main = BrokerMain.class.getName();
        return ChildProcess.start(new JavaCommand("broker", options, classPath, main, arguments), directory);
    }

    private String write(String file, List<String> properties) throws IOException {
        return Files.write(directory.resolve(file), properties).toString();
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean serves(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
