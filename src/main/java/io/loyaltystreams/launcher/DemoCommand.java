package io.loyaltystreams.launcher;

import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.demo.Demo;
import io.loyaltystreams.demo.DemoFailure;
import io.loyaltystreams.demo.DemoSettings;
import io.loyaltystreams.simulator.fault.InvalidFaults;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the main job on local processes. */
@Command(
        name = "demo",
        description =
                "Shows the main job on this machine: starts a Kafka broker, a schema registry, the Piggy simulator and the"
                        + " service, sends orders, returns and sign-ups, and ends with a reconciliation of the ledger against what"
                        + " Piggy holds. Fails when they differ.")
public final class DemoCommand implements Callable<Integer> {

    private final PrintStream out;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "" + DemoSettings.DEFAULT_ORDERS,
            description = "How many orders (${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0",
            description = "Records per second; 0 is as fast as possible (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides the traffic; the same seed gives the same (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--faults", paramLabel = "FILE", description = "What goes wrong at Piggy; as for the simulator.")
    private Optional<Path> faults = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--keep", description = "Keep the folder with logs and data.")
    private boolean keep;

    @Option(
            names = "--crash",
            paramLabel = "N",
            defaultValue = "0",
            hidden = true,
            description = "Kill the service N times while it works.")
    private int crashes;

    public DemoCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        try {
            var outcome = Demo.run(settings(), out);
            return outcome.reconciled() ? ExitCode.FINE : ExitCode.WORK_FAILED;
        } catch (InvalidFaults wrong) {
            throw new ConfigRefused(List.of(wrong.getMessage()));
        } catch (DemoFailure failure) {
            throw new WorkFailed(failure.getMessage(), failure);
        }
    }

    private DemoSettings settings() {
        try {
            return new DemoSettings(orders, rate, seed, faults, report, keep, crashes);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
