package io.loyaltystreams.launcher;

import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.simulator.FaultsFile;
import io.loyaltystreams.simulator.Simulator;
import io.loyaltystreams.simulator.SimulatorSettings;
import io.loyaltystreams.simulator.fault.InvalidFaults;
import io.loyaltystreams.simulator.gate.Limit;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the Piggy simulator until it is asked to stop. */
@Command(
        name = "simulator",
        description = "Runs the Piggy simulator. Under /_simulator/ it shows its journal and stats and takes faults.")
public final class SimulatorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", required = true, paramLabel = "P", description = "Port to listen on; 0 takes a free one.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "A",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (${DEFAULT-VALUE}).")
    private String bind;

    @Option(names = "--faults", paramLabel = "FILE", description = "What goes wrong and when, in YAML or JSON.")
    private Path faults;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests granted per second; Piggy's own limit otherwise.")
    private Integer rate;

    @Option(
            names = "--token",
            paramLabel = "T",
            defaultValue = SimulatorSettings.DEFAULT_TOKEN,
            description = "The token that callers must send (${DEFAULT-VALUE}).")
    private String token;

    @Override
    public Integer call() throws Exception {
        var settings = settings();
        return StopSignal.untilAsked(() -> {
            try (var simulator = start(settings)) {
                spec.commandLine().getOut().println("Piggy simulator on " + simulator.baseUri());
                new CountDownLatch(1).await();
            }
        });
    }

    private SimulatorSettings settings() {
        try {
            var settings = SimulatorSettings.defaults()
                    .withBindAddress(bind)
                    .withPort(port)
                    .withToken(token);
            var limited = rate == null ? settings : settings.withLimit(Limit.perSecond(rate));
            return faults == null ? limited : limited.withFaults(FaultsFile.read(faults));
        } catch (InvalidFaults wrong) {
            throw new ConfigRefused(List.of(wrong.getMessage()));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private Simulator start(SimulatorSettings settings) {
        try {
            return Simulator.start(settings);
        } catch (UncheckedIOException | IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
