package io.loyaltystreams.launcher;

import io.loyaltystreams.demo.DemoFailure;
import io.loyaltystreams.torture.Torture;
import io.loyaltystreams.torture.TortureSettings;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries hard to make the service award twice, or not at all. */
@Command(
        name = "torture",
        description =
                "Runs two instances on a real broker while instances are killed, stopped and continued, the broker restarts and the"
                        + " Piggy simulator fails in every way it can. Then checks that Piggy has applied every command once, in order and"
                        + " within the rate. Fails when it has not.")
public final class TortureCommand implements Callable<Integer> {

    private static final BigDecimal MILLIS_OF_A_MINUTE = BigDecimal.valueOf(60_000);

    private final PrintStream out;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "5",
            description = "How long, such as 30 or 0.5 (${DEFAULT-VALUE}).")
    private BigDecimal minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides the traffic, the troubles and the faults (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--keep", description = "Keep the folder with logs and data.")
    private boolean keep;

    public TortureCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        try {
            return Torture.run(settings(), out).isFine() ? ExitCode.FINE : ExitCode.WORK_FAILED;
        } catch (DemoFailure failure) {
            throw new WorkFailed(failure.getMessage(), failure);
        }
    }

    private TortureSettings settings() {
        try {
            var duration =
                    Duration.ofMillis(minutes.multiply(MILLIS_OF_A_MINUTE).longValue());
            return new TortureSettings(duration, seed, report, keep);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
