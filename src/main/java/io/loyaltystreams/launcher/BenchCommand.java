package io.loyaltystreams.launcher;

import io.loyaltystreams.bench.TopologyBench;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures parts of the service on this machine. */
@Command(name = "bench", description = "Measures the service on this machine.", synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Runnable {

    private final PrintStream out;

    @Spec
    private CommandSpec spec;

    public BenchCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command");
    }

    @Command(
            name = "topology",
            description = "Prints how many orders per second the topologies take beside a broker, the sink off.")
    int topology(
            @Option(names = "--orders", defaultValue = "500000", paramLabel = "N", description = "How many orders.")
                    int orders,
            @Option(names = "--members", defaultValue = "100000", paramLabel = "M", description = "How many members.")
                    int members,
            @Option(names = "--threads", defaultValue = "2", paramLabel = "T", description = "Stream threads.")
                    int threads,
            @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Decides the orders.")
                    long seed) {
        TopologyBench.run(new TopologyBench.Load(orders, members, threads, seed), out);
        return ExitCode.FINE;
    }
}
