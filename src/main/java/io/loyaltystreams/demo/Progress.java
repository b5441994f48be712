package io.loyaltystreams.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import picocli.CommandLine.Help.Ansi;

/** Shows how far things are: in one line that changes on a terminal, else in a new line now and then. */
public final class Progress {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(2);
    private static final String START_OF_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long pause;
    private long last;
    private boolean lineOpen;

    /**
     * Shows progress.
     *
     * @param nanos a clock as {@link System#nanoTime} is one
     */
    Progress(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.pause = (terminal ? ON_A_TERMINAL : ELSEWHERE).toNanos();
        this.last = nanos.getAsLong() - pause;
    }

    /** Shows it to people: a terminal gets one line that changes, anything else plain lines. */
    public static Progress on(PrintStream out) {
        return new Progress(out, Ansi.AUTO.enabled(), System::nanoTime);
    }

    /** Something that changes all the time; not every call shows. */
    public synchronized void show(String line) {
        var now = nanos.getAsLong();
        if (now - last < pause) {
            return;
        }
        last = now;
        if (terminal) {
            out.print(START_OF_LINE + line);
            out.flush();
            lineOpen = true;
        } else {
            out.println(line);
        }
    }

    /** Something that stays. */
    public synchronized void say(String line) {
        if (lineOpen) {
            out.print(START_OF_LINE);
            lineOpen = false;
        }
        out.println(line);
        out.flush();
    }
}
