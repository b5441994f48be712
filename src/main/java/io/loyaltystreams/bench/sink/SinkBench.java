package io.loyaltystreams.bench.sink;

import io.loyaltystreams.demo.Progress;
import io.loyaltystreams.demo.StagedRun;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** What the sink makes of its rate, on local processes. */
public final class SinkBench {

    private SinkBench() {}

    /**
     * Measures once and prints the table; leaves no process behind.
     *
     * @param report where the figures go as JSON
     * @throws io.loyaltystreams.demo.DemoFailure when it could not run to its end; one line that says what to do
     */
    public static void run(SinkLoad load, Optional<Path> report, PrintStream out) {
        var progress = Progress.on(out);
        var figures = StagedRun.of(progress, false, done -> true, run -> {
            progress.say("Starting a broker, a schema registry and a Piggy simulator in " + run.directory());
            var rig = new SinkRig(run.directory());
            run.atTheEnd(rig::close);
            rig.awaitReady();
            return measure(rig, load, progress);
        });
        figures.table().forEach(out::println);
        report.ifPresent(figures::writeTo);
    }

    private static SinkFigures measure(SinkRig rig, SinkLoad load, Progress progress) {
        var rates = new RateTrials(rig, load);
        progress.say("Measuring the use of a steady limit");
        var steady = rates.steady();
        progress.say("Measuring the use of a limit that changes");
        var changing = rates.changing();
        progress.say("Measuring how Retry-After is obeyed");
        var retryAfter = rates.retryAfter();
        progress.say("Measuring neighbours of a blocked and a hot member");
        var neighbours = new NeighboursTrial(rig, load).measure();
        progress.say("Measuring redemptions over a backlog of %,d awards".formatted(load.backlog()));
        var backlog = new BacklogTrial(rig, load, progress).measure();
        return new SinkFigures(load, steady, changing, retryAfter, backlog, neighbours);
    }
}
