package io.loyaltystreams.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** How a process ended and what it said. */
record Ended(int code, String output, String errors) {

    /** Waits for the end; what the process says must fit into a pipe. */
    static Ended of(Process process) throws IOException, InterruptedException {
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Still running after it closed its output: " + output + errors);
        }
        return new Ended(process.exitValue(), output, errors);
    }
}
