package io.loyaltystreams.demo;

import io.loyaltystreams.simulator.FaultsFile;
import java.io.PrintStream;
import java.time.Instant;

/** Runs the main job on local processes and checks every point of it. */
public final class Demo {

    private final DemoSettings settings;
    private final Progress progress;

    private Demo(DemoSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Runs a demo from the first process to the summary; afterwards no process is left.
     *
     * @param out where people look: a terminal gets one line that changes, anything else plain lines
     * @return what came of it, also when something differs
     * @throws DemoFailure when it could not run to its end; one line that says what to do
     * @throws io.loyaltystreams.simulator.fault.InvalidFaults when the file of faults is wrong; one line
     */
    public static DemoReport run(DemoSettings settings, PrintStream out) {
        settings.faults().ifPresent(FaultsFile::read);
        var progress = Progress.on(out);
        return StagedRun.of(
                progress, settings.keep(), DemoReport::reconciled, run -> new Demo(settings, progress).play(run));
    }

    private DemoReport play(StagedRun run) {
        var start = System.nanoTime();
        progress.say("Starting a broker, a schema registry, a Piggy simulator and the service in " + run.directory());
        var stage = new Stage(settings.faults(), run.directory());
        run.atTheEnd(stage::close);
        var service = stage.awaitService();
        var toReady = System.nanoTime() - start;
        progress.say("Ready after %s s".formatted(Summary.seconds(toReady)));
        var report = new Performance(settings, stage, service, progress).play(Instant.now(), toReady);
        run.keep("metrics.txt", service.metrics());
        Summary.lines(report).forEach(progress::say);
        settings.report().ifPresent(report::writeTo);
        return report;
    }
}
