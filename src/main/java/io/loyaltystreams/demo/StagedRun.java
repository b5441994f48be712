package io.loyaltystreams.demo;

import io.loyaltystreams.local.LocalFailure;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Predicate;

/** Work with local processes in a folder of its own, of which none is left at the end, also when Ctrl-C ends it early. */
public final class StagedRun {

    private final Progress progress;
    private final boolean keep;
    private final WorkDirectory directory = WorkDirectory.create();
    private final Deque<Runnable> closing = new ConcurrentLinkedDeque<>();

    private StagedRun(Progress progress, boolean keep) {
        this.progress = progress;
        this.keep = keep;
    }

    /**
     * Does the work.
     *
     * @param keep whether the folder stays in any case; it stays when the work fails, since the logs tell why
     * @param fine whether the result is good, so that the folder may go
     * @throws DemoFailure when a process fails to start; one line that says what to do
     */
    public static <R> R of(Progress progress, boolean keep, Predicate<R> fine, Function<StagedRun, R> work) {
        return new StagedRun(progress, keep).run(fine, work);
    }

    private <R> R run(Predicate<R> fine, Function<StagedRun, R> work) {
        var keepIt = true;
        try (var cleanUp = new CleanUp(this::stopEarly)) {
            try {
                var result = work.apply(this);
                keepIt = keep || !fine.test(result);
                return result;
            } catch (LocalFailure e) {
                cleanUp.holdIfInterrupted();
                throw new DemoFailure(e.getMessage(), e);
            } catch (RuntimeException e) {
                cleanUp.holdIfInterrupted();
                throw e;
            } finally {
                cleanUp.holdIfInterrupted();
                end(keepIt);
            }
        }
    }

    /** Where logs and data go. */
    public Path directory() {
        return directory.path();
    }

    /** Writes a file beside the logs. */
    void keep(String file, String text) {
        directory.write(file, text);
    }

    /** What is done at the end, before what was named earlier. */
    public void atTheEnd(Runnable close) {
        closing.push(close);
    }

    private void end(boolean keepIt) {
        closeAll();
        if (keepIt) {
            progress.say("Logs, metrics and data are in " + directory.path());
        } else {
            directory.delete();
        }
    }

    private void stopEarly() {
        closeAll();
        if (!keep) {
            directory.delete();
        }
        progress.say("Stopped; no process is left.");
    }

    private void closeAll() {
        closing.forEach(Runnable::run);
    }
}
