package io.loyaltystreams.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that cannot outlive this one.
 *
 * <ol>
 *   <li>It ends when this process ends: at a normal exit by a shutdown hook, at {@code kill -9} by its {@link Leash}.
 *   <li>What it prints goes to a file, never to our own output; a restart under the same name appends.
 *   <li>After {@link #kill} or {@link #stop} returns it is gone.
 * </ol>
 */
public final class ChildProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread onExit;
    private Optional<Freeze> freeze = Optional.empty();

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.onExit = new Thread(process::destroyForcibly, "end-" + name);
    }

    /** Starts the command in the given directory, where also its log and its temporary files go. */
    public static ChildProcess start(JavaCommand command, Path directory) {
        try {
            var log = directory.resolve(command.name() + ".log");
            var temporary = Files.createDirectories(directory.resolve("tmp"));
            var builder = new ProcessBuilder(command.line(temporary.toAbsolutePath()))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // what is meant for a service that runs for real must not reach one that runs beside us
            builder.environment().keySet().removeIf(variable -> variable.startsWith("LOYALTY_"));
            builder.environment().putAll(command.environment());
            var child = new ChildProcess(command.name(), builder.start(), log);
            Runtime.getRuntime().addShutdownHook(child.onExit);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start the %s in %s".formatted(command.name(), directory), e);
        }
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process has ended, and says whether it has. */
    public boolean ended(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Its exit code; it must have ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Makes it stand still (SIGSTOP) until {@link #thaw}, as a machine does that is suspended. */
    public synchronized void freeze() {
        if (freeze.isEmpty()) {
            freeze = Optional.of(new Freeze(pid()));
        }
    }

    /** Lets it go on (SIGCONT); does nothing when it does not stand still. */
    public synchronized void thaw() {
        freeze.ifPresent(Freeze::close);
        freeze = Optional.empty();
    }

    /** Ends it at once (SIGKILL), also while it stands still. */
    public void kill() {
        process.destroyForcibly();
        ended(Duration.ofSeconds(10));
        thaw();
        forget();
    }

    /** Asks it to end (SIGTERM) and ends it at once when it has not after the given time. */
    public void stop(Duration patience) {
        // not Process.destroy(): that closes the pipe to the child as well, and its leash would end it at once
        process.toHandle().destroy();
        ended(patience);
        kill();
    }

    /** The same as {@link #kill}: a child of ours holds nothing that is worth waiting for. */
    @Override
    public void close() {
        kill();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // this process is ending already, and the hook is at work
        }
    }
}
