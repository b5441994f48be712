package io.loyaltystreams.demo;

import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.LocalRegistry;
import io.loyaltystreams.local.broker.LocalBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the main job needs, as local processes: broker, registry, Piggy and the service. */
public final class Stage implements AutoCloseable {

    private static final String FIRST = "demo";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LocalBroker broker;
    private final LocalRegistry registry;
    private final LocalPiggy piggy;
    private final ServiceTuning tuning;
    private final Map<String, String> environment;
    private final DemoConfiguration configuration;
    private final List<LocalService> services = new ArrayList<>();

    /**
     * Starts what the service needs, all at once; {@link #awaitSurroundings} waits.
     *
     * @param faults what goes wrong at Piggy
     * @param directory where configuration, data and logs go
     */
    public Stage(Optional<Path> faults, Path directory) {
        this(faults, directory, ServiceTuning.FAST);
    }

    /** Like the other, with services that are set otherwise. */
    public Stage(Optional<Path> faults, Path directory, ServiceTuning tuning) {
        this(faults, directory, tuning, Map.of());
    }

    /** @param environment variables that change the configuration of the services */
    public Stage(Optional<Path> faults, Path directory, ServiceTuning tuning, Map<String, String> environment) {
        this.tuning = tuning;
        this.environment = Map.copyOf(environment);
        this.broker = LocalBroker.launchIn(directory.resolve("broker"));
        this.registry = LocalRegistry.launchIn(directory.resolve("registry"));
        this.piggy = new LocalPiggy(faults, directory);
        this.configuration = configuration(directory, FIRST);
    }

    /** Starts the service as soon as it can be, and returns when it is ready. */
    public LocalService awaitService() {
        awaitSurroundings();
        var started = launchService();
        started.awaitReady();
        return started;
    }

    /** Returns when everything but the service is ready, and the topics are there. */
    public void awaitSurroundings() {
        broker.awaitReady();
        createTopics();
        piggy.awaitReady();
        registry.awaitReady();
    }

    /** Starts the service, whatever else runs, and returns at once. */
    public LocalService launchService() {
        return launch(configuration);
    }

    /** Starts one more instance with a configuration, port and state of its own, and returns at once. */
    public LocalService launchAnother(String instanceId) {
        try {
            var directory = Files.createDirectories(configuration.directory().resolve(instanceId));
            return launch(configuration(directory, instanceId));
        } catch (IOException e) {
            throw new DemoFailure(
                    "Could not write to %s: free some space there".formatted(configuration.directory()), e);
        }
    }

    private DemoConfiguration configuration(Path directory, String instanceId) {
        return DemoConfiguration.write(
                directory, instanceId, tuning, broker.bootstrapServers(), registry.url(), piggy.baseUrl());
    }

    private LocalService launch(DemoConfiguration of) {
        var started = new LocalService(of, environment);
        services.add(started);
        return started;
    }

    public LocalBroker broker() {
        return broker;
    }

    public LocalRegistry registry() {
        return registry;
    }

    public LocalPiggy piggy() {
        return piggy;
    }

    private void createTopics() {
        var arguments =
                List.of("topics", "create", "--config", configuration.file().toString());
        try (var topics = ChildProcess.start(Commands.small("topics", arguments), configuration.directory())) {
            if (!topics.ended(PATIENCE) || topics.exitCode() != 0) {
                throw new DemoFailure("The topics were not created: see %s".formatted(topics.log()));
            }
        }
    }

    @Override
    public void close() {
        services.forEach(LocalService::close);
        piggy.close();
        registry.close();
        broker.close();
    }
}
