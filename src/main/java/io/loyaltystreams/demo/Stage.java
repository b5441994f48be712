package io.loyaltystreams.demo;

import io.loyaltystreams.local.LocalRegistry;
import io.loyaltystreams.local.broker.LocalBroker;
import java.nio.file.Path;
import java.util.Optional;

/** Everything that the demo needs, as local processes: broker, registry, Piggy and the service. */
final class Stage implements AutoCloseable {

    private final Path directory;
    private final LocalBroker broker;
    private final LocalRegistry registry;
    private final LocalPiggy piggy;
    private Optional<LocalService> service = Optional.empty();

    /** Starts what the service needs, all at once. */
    Stage(Optional<Path> faults, Path directory) {
        this.directory = directory;
        this.broker = LocalBroker.launchIn(directory.resolve("broker"));
        this.registry = LocalRegistry.launchIn(directory.resolve("registry"));
        this.piggy = new LocalPiggy(faults, directory);
    }

    /** Starts the service as soon as it can be, and returns when it is ready. */
    LocalService awaitService() {
        broker.awaitReady();
        DemoTopics.create(broker.bootstrapServers());
        piggy.awaitReady();
        registry.awaitReady();
        var started = new LocalService(broker.bootstrapServers(), registry.url(), piggy.baseUrl(), directory);
        service = Optional.of(started);
        started.awaitReady();
        return started;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registry.url();
    }

    LocalPiggy piggy() {
        return piggy;
    }

    @Override
    public void close() {
        service.ifPresent(LocalService::close);
        piggy.close();
        registry.close();
        broker.close();
    }
}
