package io.loyaltystreams.service;

import io.loyaltystreams.demo.check.PiggyHoldings;
import java.nio.file.Path;

/** The whole system with the service, however it runs. */
interface Surroundings extends AutoCloseable {

    /** Starts containers where a Docker engine answers and local processes where none does; returns when the service is ready. */
    static Surroundings start(Path directory) throws Exception {
        var started = io.loyaltystreams.deploy.Docker.answers()
                ? ContainerSystem.start(directory)
                : new ProcessSystem(directory);
        System.out.println("The system runs " + started.description());
        return started;
    }

    String description();

    String bootstrapServers();

    String registry();

    PiggyHoldings piggy();

    /** Throws when the service has ended. */
    void mustRun();

    /** Asks the service to end and returns its exit code. */
    int stopService();

    @Override
    void close();
}
