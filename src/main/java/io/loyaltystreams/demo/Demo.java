package io.loyaltystreams.demo;

import io.loyaltystreams.local.LocalFailure;
import io.loyaltystreams.simulator.FaultsFile;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** Runs the main job on local processes and checks every point of it. */
public final class Demo {

    private final DemoSettings settings;
    private final Progress progress;
    private final WorkDirectory directory;
    private Optional<Stage> stage = Optional.empty();

    private Demo(DemoSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.directory = WorkDirectory.create();
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
        return new Demo(settings, new Progress(out, Ansi.AUTO.enabled(), System::nanoTime)).run();
    }

    private DemoReport run() {
        var keep = true; // until all went well: the logs tell why it did not
        try (var cleanUp = new CleanUp(this::stopEarly)) {
            try {
                var report = play();
                keep = settings.keep() || !report.reconciled();
                return report;
            } catch (LocalFailure e) {
                cleanUp.holdIfInterrupted();
                throw new DemoFailure(e.getMessage(), e);
            } catch (RuntimeException e) {
                cleanUp.holdIfInterrupted();
                throw e;
            } finally {
                cleanUp.holdIfInterrupted();
                end(keep);
            }
        }
    }

    private DemoReport play() {
        var start = System.nanoTime();
        progress.say("Starting a broker, a schema registry, a Piggy simulator and the service in " + directory.path());
        var started = new Stage(settings.faults(), directory.path());
        stage = Optional.of(started);
        var service = started.awaitService();
        var toReady = System.nanoTime() - start;
        progress.say("Ready after %s s".formatted(Summary.seconds(toReady)));
        var report = new Performance(settings, started, service, progress).play(Instant.now(), toReady);
        directory.write("metrics.txt", service.metrics());
        Summary.lines(report).forEach(progress::say);
        settings.report().ifPresent(report::writeTo);
        return report;
    }

    private void end(boolean keep) {
        stage.ifPresent(Stage::close);
        if (keep) {
            progress.say("Logs, metrics and data are in " + directory.path());
        } else {
            directory.delete();
        }
    }

    private void stopEarly() {
        stage.ifPresent(Stage::close);
        if (!settings.keep()) {
            directory.delete();
        }
        progress.say("Stopped; no process is left.");
    }
}
