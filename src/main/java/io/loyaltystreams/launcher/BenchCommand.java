package io.loyaltystreams.launcher;

import io.loyaltystreams.bench.SweepBench;
import io.loyaltystreams.bench.TopologyBench;
import io.loyaltystreams.bench.sink.SinkBench;
import io.loyaltystreams.bench.sink.SinkLoad;
import io.loyaltystreams.demo.DemoFailure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
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

    @Command(
            name = "sweep",
            description =
                    "Prints what it costs that none, few and as many again of very many accounts fall due, and how long orders wait"
                            + " meanwhile.")
    int sweep(
            @Option(
                            names = "--members",
                            defaultValue = "1000000",
                            paramLabel = "M",
                            description = "How many accounts with nothing due; as many more fall due at the end.")
                    int members,
            @Option(names = "--few", defaultValue = "1000", paramLabel = "N", description = "How many few are.")
                    int few,
            @Option(
                            names = "--live",
                            defaultValue = "100",
                            paramLabel = "R",
                            description = "Orders a second that come meanwhile.")
                    int live,
            @Option(names = "--threads", defaultValue = "2", paramLabel = "T", description = "Stream threads.")
                    int threads,
            @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON too.")
                    Path report) {
        SweepBench.run(new SweepBench.Load(members, few, live, threads), Optional.ofNullable(report), out);
        return ExitCode.FINE;
    }

    @Command(
            name = "sink",
            description =
                    "Prints how the sink uses its rate, how soon a redemption reaches Piggy over a backlog, and what memory that takes.")
    int sink(
            @Option(
                            names = "--backlog",
                            defaultValue = "20000",
                            paramLabel = "N",
                            description =
                                    "Awards that wait when it starts (${DEFAULT-VALUE}); 1000000 for the real thing.")
                    int backlog,
            @Option(
                            names = "--backlog-minutes",
                            defaultValue = "10",
                            paramLabel = "M",
                            description =
                                    "How long redemptions come over them at most (${DEFAULT-VALUE}), be they done or not.")
                    int backlogMinutes,
            @Option(
                            names = "--rate",
                            defaultValue = "200",
                            paramLabel = "R",
                            description = "Calls per second that it is granted (${DEFAULT-VALUE}).")
                    int rate,
            @Option(
                            names = "--seconds",
                            defaultValue = "30",
                            paramLabel = "S",
                            description = "How long a rate is measured (${DEFAULT-VALUE}).")
                    int seconds,
            @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there as JSON.")
                    Path report) {
        try {
            SinkBench.run(new SinkLoad(rate, backlog, backlogMinutes, seconds), Optional.ofNullable(report), out);
            return ExitCode.FINE;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } catch (DemoFailure failure) {
            throw new WorkFailed(failure.getMessage(), failure);
        }
    }
}
