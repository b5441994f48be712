package io.loyaltystreams.launcher;

import io.loyaltystreams.simulator.FaultsFile;
import io.loyaltystreams.simulator.Simulator;
import io.loyaltystreams.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the Piggy simulator until it is asked to stop. */
@Command(
        name = "simulator",
        description = "Runs a simulator of the Piggy API, with a journal of every write and faults on demand.")
public final class SimulatorCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "P", required = true, description = "Port to listen on; 0 takes a free one.")
    private int port;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address to listen on, 127.0.0.1 by default.")
    private String bind = "127.0.0.1";

    @Option(names = "--faults", paramLabel = "FILE", description = "Faults to inject, as YAML or JSON.")
    private Path faults;

    @Option(names = "--token", paramLabel = "TOKEN", description = "Token that clients must send.")
    private String token = SimulatorSettings.DEFAULT_TOKEN;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var settings = SimulatorSettings.defaults()
                .withBindAddress(bind)
                .withPort(port)
                .withToken(token);
        var with = faults == null ? settings : settings.withFaults(FaultsFile.read(faults));
        return StopSignal.untilAsked(() -> {
            try (var simulator = Simulator.start(with)) {
                spec.commandLine().getOut().println("Piggy simulator at " + simulator.baseUri());
                spec.commandLine().getOut().flush();
                new CountDownLatch(1).await();
            }
        });
    }
}
