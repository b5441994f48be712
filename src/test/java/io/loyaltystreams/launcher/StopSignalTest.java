package io.loyaltystreams.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process of its own, since a signal ends the process that gets it. */
@Timeout(60)
class StopSignalTest {

    /** Works until it is stopped, then takes its time or fails, as it is told. */
    static final class Worker {

        private Worker() {}

        public static void main(String[] args) throws Exception {
            System.exit(StopSignal.untilAsked(() -> {
                try {
                    System.out.println("working");
                    Thread.sleep(60_000);
                } finally {
                    end(args[0]);
                }
            }));
        }

        private static void end(String how) throws InterruptedException {
            Thread.sleep(200);
            System.out.println("closed");
            if (how.equals("fails")) {
                throw new IllegalStateException("cannot close");
            }
        }
    }

    @Test
    void letsTheWorkFinishAndEndsWithZero() throws Exception {
        var ended = stopped("closes");

        assertThat(ended.code()).isZero();
        assertThat(ended.output()).isEqualTo("closed\n");
        assertThat(ended.errors()).contains("Stopping", "Stopped");
    }

    @Test
    void endsWithOneWhenTheWorkCannotFinish() throws Exception {
        var ended = stopped("fails");

        assertThat(ended.code()).isEqualTo(ExitCode.WORK_FAILED);
        assertThat(ended.errors()).contains("Did not stop in order", "cannot close");
    }

    private static Ended stopped(String how) throws IOException, InterruptedException {
        var process = start(how);
        // not closed: the rest of the output is read from the same stream
        @SuppressWarnings("resource")
        BufferedReader output = process.inputReader();
        assertThat(output.readLine()).isEqualTo("working");
        // by its handle, since Process.destroy closes the streams as well
        process.toHandle().destroy();
        var rest = output.lines().map(line -> line + "\n").collect(Collectors.joining());
        var ended = Ended.of(process);
        return new Ended(ended.code(), rest, ended.errors());
    }

    private static Process start(String how) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = Stream.of("target/test-classes", "target/classes", System.getProperty("java.class.path"))
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classPath, Worker.class.getName(), how))
                .start();
    }
}
