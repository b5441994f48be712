package io.loyaltystreams.service;

import io.loyaltystreams.demo.LocalService;
import io.loyaltystreams.demo.Stage;
import io.loyaltystreams.demo.check.PiggyHoldings;
import java.nio.file.Path;
import java.util.Optional;

/** The system as processes of this machine. */
final class ProcessSystem implements Surroundings {

    private final Stage stage;
    private final LocalService service;

    ProcessSystem(Path directory) {
        stage = new Stage(Optional.empty(), directory);
        service = stage.awaitService();
    }

    @Override
    public String description() {
        return "as local processes, since no Docker engine answers";
    }

    @Override
    public String bootstrapServers() {
        return stage.broker().bootstrapServers();
    }

    @Override
    public String registry() {
        return stage.registry().url();
    }

    @Override
    public PiggyHoldings piggy() {
        return stage.piggy().holdings();
    }

    @Override
    public void mustRun() {
        service.mustRun();
    }

    @Override
    public int stopService() {
        service.stop();
        return service.exitCode();
    }

    @Override
    public void close() {
        stage.close();
    }
}
