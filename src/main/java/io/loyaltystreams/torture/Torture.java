package io.loyaltystreams.torture;

import io.loyaltystreams.demo.Progress;
import io.loyaltystreams.demo.ServiceTuning;
import io.loyaltystreams.demo.Stage;
import io.loyaltystreams.demo.StagedRun;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tortures two instances of the service on local processes, and checks what Piggy holds afterwards. */
public final class Torture {

    /** Calls per second to Piggy: little enough that work waits after each trouble, so that the rate is really tried. */
    private static final int GRANT = 60;

    private Torture() {}

    /**
     * Runs from the first process to the summary; afterwards no process is left.
     *
     * @param out where people look
     * @return what came of it, also when something is wrong
     * @throws io.loyaltystreams.demo.DemoFailure when it could not run to its end; one line that says what to do
     */
    public static TortureReport run(TortureSettings settings, PrintStream out) {
        var progress = Progress.on(out);
        return StagedRun.of(progress, settings.keep(), TortureReport::isFine, run -> torture(settings, progress, run));
    }

    private static TortureReport torture(TortureSettings settings, Progress progress, StagedRun run) {
        progress.say("Starting a broker, a schema registry, a Piggy simulator and two instances in " + run.directory());
        var tuning = new ServiceTuning(GRANT, Weather.REQUEST_TIMEOUT, Weather.SETTLING_TIME);
        var stage = new Stage(Optional.empty(), run.directory(), tuning);
        run.atTheEnd(stage::close);
        stage.awaitSurroundings();
        var first = stage.launchService();
        var second = stage.launchAnother("second");
        first.awaitReady();
        second.awaitReady();
        var victims = List.of(new Victim("first", first), new Victim("second", second));
        var report = new Ordeal(settings, GRANT, stage, victims, progress).suffer(run, Instant.now());
        TortureSummary.lines(report).forEach(progress::say);
        settings.report().ifPresent(report::writeTo);
        return report;
    }
}
