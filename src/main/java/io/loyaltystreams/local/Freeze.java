package io.loyaltystreams.local;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A process that stands still (SIGSTOP) until this is closed.
 *
 * <p>A small shell keeps it so, and reads from a pipe of ours meanwhile: when our process ends, however that happens, the frozen one
 * goes on, so that its {@link Leash} can end it.
 */
final class Freeze implements AutoCloseable {

    private static final String KEEP_STILL = "kill -STOP \"$1\" && echo && read -r _; kill -CONT \"$1\"";

    private final Process keeper;

    /** Returns when the process stands still. */
    Freeze(long pid) {
        try {
            this.keeper = new ProcessBuilder("sh", "-c", KEEP_STILL, "freeze", Long.toString(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (keeper.getInputStream().read() < 0) {
                throw new LocalFailure("Process %d could not be stopped: it has ended".formatted(pid));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Process %d could not be stopped".formatted(pid), e);
        }
    }

    /** Lets it go on. */
    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            keeper.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("A stopped process could not be told to go on", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the pipe is closed, so it goes on all the same
        }
    }
}
