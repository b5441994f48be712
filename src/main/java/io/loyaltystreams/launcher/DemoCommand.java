package io.loyaltystreams.launcher;

import io.loyaltystreams.demo.Demo;
import io.loyaltystreams.demo.DemoFailure;
import io.loyaltystreams.demo.DemoSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the main job on local processes, and checks every point. */
@Command(
        name = "demo",
        description =
                "Starts a Kafka broker, a schema registry, the Piggy simulator and the service on this machine, sends"
                        + " them the traffic of a shop, and compares ledger and Piggy with what it expects.")
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--orders", paramLabel = "N", description = "How many orders to send, 2000 by default.")
    private int orders = DemoSettings.DEFAULT_ORDERS;

    @Option(names = "--rate", paramLabel = "R", description = "Records per second; 0, the default, for all it can.")
    private int rate;

    @Option(names = "--seed", paramLabel = "S", description = "Decides the traffic, 1 by default.")
    private long seed = 1;

    @Option(names = "--faults", paramLabel = "FILE", description = "Faults of the simulator, as YAML or JSON.")
    private Path faults;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there as JSON.")
    private Path report;

    @Option(names = "--keep", description = "Keep logs and data.")
    private boolean keep;

    @Option(names = "--crash", paramLabel = "N", hidden = true, description = "Kill the service N times meanwhile.")
    private int crashes;

    @Override
    public Integer call() {
        var settings = new DemoSettings(
                orders, rate, seed, Optional.ofNullable(faults), Optional.ofNullable(report), keep, crashes);
        try {
            return Demo.run(settings, System.out).reconciled() ? ExitCode.FINE : ExitCode.WORK_FAILED;
        } catch (DemoFailure failure) {
            throw new WorkFailed(failure.getMessage(), failure);
        }
    }
}
