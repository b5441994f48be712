package io.loyaltystreams.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildProcessTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    /** Prints a line and sleeps. */
    static final class Sleeper {
        public static void main(String[] args) throws InterruptedException {
            System.out.println("sleeping");
            Thread.sleep(600_000);
        }
    }

    /** Says so when it has been given the time to end in order. */
    static final class Orderly {
        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                pause(500);
                System.out.println("in order");
            }));
            System.out.println("running");
            Thread.sleep(600_000);
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Prints a line after another. */
    static final class Ticker {
        public static void main(String[] args) throws InterruptedException {
            while (true) {
                System.out.println("tick");
                Thread.sleep(20);
            }
        }
    }

    /** Starts a sleeper, makes it stand still when asked to, and prints its process id. */
    static final class Parent {
        public static void main(String[] args) throws InterruptedException {
            var child = ChildProcess.start(sleeper("grandchild"), Path.of(args[0]));
            if (args.length > 1) {
                child.freeze();
            }
            System.out.println("child " + child.pid());
            Thread.sleep(600_000);
        }
    }

    @Test
    void keepsTheOutputInItsLogAndIsGoneAfterAKill() {
        try (var child = ChildProcess.start(sleeper("sleeper"), directory)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(child.log()).content().contains("sleeping"));
            child.kill();
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void letsAProcessEndInOrderWhenItIsStopped() {
        try (var child = ChildProcess.start(java("orderly", Orderly.class, List.of()), directory)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(child.log()).content().contains("running"));
            child.stop(SOON);
            assertThat(child.isAlive()).isFalse();
            assertThat(child.log()).content().contains("in order");
        }
    }

    @Test
    void standsStillUntilItIsLetGo() throws Exception {
        try (var child = ChildProcess.start(java("ticker", Ticker.class, List.of()), directory)) {
            await().atMost(SOON).until(() -> Files.size(child.log()) > 0);

            child.freeze();
            var frozen = Files.size(child.log());
            Thread.sleep(300);
            assertThat(child.log()).hasSize(frozen);
            assertThat(child.isAlive()).isTrue();

            child.thaw();
            await().atMost(SOON).until(() -> Files.size(child.log()) > frozen);
        }
    }

    @Test
    void isGoneAfterAKillAlsoWhileItStandsStill() {
        try (var child = ChildProcess.start(sleeper("frozen"), directory)) {
            child.freeze();
            child.kill();
            assertThat(child.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "frozen"})
    void diesWithAParentThatIsKilled(String state) {
        var arguments = state.isEmpty() ? List.of(directory.toString()) : List.of(directory.toString(), state);
        var parent = java("parent", Parent.class, arguments);
        try (var child = ChildProcess.start(parent, directory)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(child.log()).content().containsPattern("child \\d+\n"));
            var grandchild = ProcessHandle.of(grandchild(child.log())).orElseThrow();
            assertThat(grandchild.isAlive()).isTrue();
            child.kill();
            await().atMost(SOON).until(() -> !grandchild.isAlive());
        }
    }

    @Test
    void namesTheLogOfAProcessThatEndsWhileItStarts() {
        var broken = java("broken", "no.such.Main", List.of());
        try (var child = ChildProcess.start(broken, directory)) {
            assertThatThrownBy(() -> Readiness.await(child, SOON, () -> false))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageContaining("The broken ended while it started: see ")
                    .hasMessageEndingWith("broken.log");
        }
    }

    private static long grandchild(Path log) {
        try {
            return Long.parseLong(Files.readString(log).strip().replace("child ", ""));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JavaCommand sleeper(String name) {
        return java(name, Sleeper.class, List.of());
    }

    private static JavaCommand java(String name, Class<?> main, List<String> arguments) {
        return java(name, main.getName(), arguments);
    }

    private static JavaCommand java(String name, String main, List<String> arguments) {
        return new JavaCommand(name, List.of("-Xmx32m"), System.getProperty("java.class.path"), main, arguments);
    }
}
