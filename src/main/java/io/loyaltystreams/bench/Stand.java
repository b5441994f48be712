package io.loyaltystreams.bench;

import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.Installation;
import io.loyaltystreams.local.JavaCommand;
import io.loyaltystreams.local.LocalRegistry;
import io.loyaltystreams.local.broker.LocalBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A broker, a registry and the topics on this machine, and the service's topologies beside them, the sink off. */
final class Stand implements AutoCloseable {

    static final String APPLICATION = "loyalty-bench";

    private static final Duration TOPICS_WITHIN = Duration.ofMinutes(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final String HEAP = "-Xmx2g";

    private final Path folder;
    private final LocalBroker broker;
    private final LocalRegistry registry;
    private final Path config;
    private ChildProcess service;

    private Stand(Path folder, LocalBroker broker, LocalRegistry registry, Path config) {
        this.folder = folder;
        this.broker = broker;
        this.registry = registry;
        this.config = config;
    }

    /** @param programs the texts of the versions of the program */
    static Stand in(Path folder, String[] programs, int threads) {
        var broker = LocalBroker.launchIn(folder.resolve("broker"));
        var registry = LocalRegistry.launchIn(folder.resolve("registry"));
        try {
            broker.awaitReady();
            registry.awaitReady();
            Path versions = Files.createDirectories(folder.resolve("program"));
            for (int i = 0; i < programs.length; i++) {
                Files.writeString(versions.resolve("v" + (i + 1) + ".yaml"), programs[i]);
            }
            Path config = Files.writeString(folder.resolve("loyalty.yaml"), """
                    application-id: %s
                    instance-id: bench
                    kafka: { bootstrap.servers: "%s" }
                    schema-registry: { url: "%s" }
                    program: program
                    partitions: 4
                    stream-threads: %d
                    sweep: { settle: PT1S }
                    http: { port: 0 }
                    """.formatted(
                            APPLICATION, broker.bootstrapServers(), registry.url(), threads));
            var stand = new Stand(folder, broker, registry, config);
            stand.createTopics();
            return stand;
        } catch (IOException | RuntimeException e) {
            registry.close();
            broker.close();
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }

    private void createTopics() {
        try (var topics = loyalty("topics", List.of("topics", "create", "--config", config.toString()))) {
            if (!topics.ended(TOPICS_WITHIN) || topics.exitCode() != 0) {
                throw new IllegalStateException("The topics were not created: see " + topics.log());
            }
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registry.url();
    }

    Path folder() {
        return folder;
    }

    Path state() {
        return folder.resolve("state");
    }

    /** Starts the service, or starts it again after it was killed or stopped. */
    ChildProcess startService() {
        service = loyalty("service", List.of("run", "--only", "topology", "--config", config.toString()));
        return service;
    }

    void stopService() {
        service.stop(STOPS_WITHIN);
    }

    private ChildProcess loyalty(String name, List<String> arguments) {
        return ChildProcess.start(
                new JavaCommand(
                        name,
                        List.of(HEAP, "-XX:+UseParallelGC"),
                        Installation.current().serviceClassPath(),
                        "io.loyaltystreams.Main",
                        arguments),
                folder);
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        registry.close();
        broker.close();
    }
}
