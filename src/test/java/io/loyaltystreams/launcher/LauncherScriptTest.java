package io.loyaltystreams.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script in a project of its own, with a Java and a Maven that only say how they were called. */
@Timeout(60)
class LauncherScriptTest {

    private static final Path SCRIPT = Path.of("loyalty").toAbsolutePath();
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path project;
    private Path path;

    @BeforeEach
    void makeAProject() throws IOException {
        folder = folder.toRealPath();
        project = Files.createDirectories(folder.resolve("my project"));
        path = Files.createDirectories(folder.resolve("path"));
        Files.createDirectories(project.resolve("target/lib"));
        Files.copy(SCRIPT, project.resolve("loyalty"));
        jdk("chosen", 25);
    }

    @Test
    void handsArgumentsOverAsTheyAre() throws Exception {
        jar();

        assertThat(run("run", "--config", "a b.yaml", "$HOME").output())
                .endsWith("[io.loyaltystreams.Main]\n[run]\n[--config]\n[a b.yaml]\n[$HOME]\n");
    }

    @Test
    void givesJavaOptionsAndClassPath() throws Exception {
        jar();

        assertThat(run(Map.of("LOYALTY_JAVA_OPTS", "-Xmx1g -Da=b"), "x").output())
                .isEqualTo("""
                        chosen
                        [--enable-native-access=ALL-UNNAMED]
                        [--sun-misc-unsafe-memory-access=allow]
                        [-Xmx1g]
                        [-Da=b]
                        [-cp]
                        [%1$s/target/loyalty-streams-1.jar:%1$s/target/lib/*]
                        [io.loyaltystreams.Main]
                        [x]
                        """.formatted(project));
    }

    @Test
    void spares21TheOptionThatItDoesNotKnow() throws Exception {
        jar();
        jdk("chosen", 21);

        assertThat(run("x").output())
                .contains("[--enable-native-access=ALL-UNNAMED]")
                .doesNotContain("unsafe");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        jar();
        jdk("chosen", 17);
        onPath(jdk("better", 25));

        assertThat(run("x").output()).startsWith("better\n");
    }

    @Test
    void prefersALongTermReleaseToANewerOne() throws Exception {
        jar();
        onPath(jdk("long-term", 25));
        jdk("home/.jdks/newer", 26);

        assertThat(run(Map.of("JAVA_HOME", ""), "x").output()).startsWith("long-term\n");
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        jar();
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("first"), Path.of("../my project/loyalty"));
        var link = Files.createSymbolicLink(bin.resolve("loyalty"), Path.of("first"));

        assertThat(Ended.of(start(link, Map.of(), "x")).output())
                .contains("[" + project + "/target/loyalty-streams-1.jar:");
    }

    @Test
    void endsWithTheExitCodeOfTheProgram() throws Exception {
        jar();
        script(folder.resolve("chosen/bin/java"), "exit 7");

        assertThat(run("x").code()).isEqualTo(7);
    }

    @Test
    void becomesTheProgramSoThatSignalsReachIt() throws Exception {
        jar();
        script(folder.resolve("chosen/bin/java"), "echo $$");
        var process = start(project.resolve("loyalty"), Map.of(), "x");

        assertThat(Ended.of(process).output()).isEqualTo(process.pid() + "\n");
    }

    @Test
    void saysWhatIsMissingOutsideOfASourceCheckout() throws Exception {
        var ended = run("x");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors())
                .startsWith("loyalty: ")
                .contains("holds no loyalty-streams jar")
                .hasLineCount(1);
    }

    @Test
    void buildsASourceCheckoutBeforeItsFirstStart() throws Exception {
        sources();

        var ended = run("x");

        assertThat(ended.output()).startsWith("chosen\n");
        assertThat(ended.errors()).isEqualTo("""
                        loyalty: building with Maven, since the sources are newer than the last build; the first time takes minutes
                        mvn in %s: -B -ntp -q -DskipTests package
                        """.formatted(project));
    }

    @Test
    void doesNotBuildWhatIsUpToDate() throws Exception {
        sources();
        run("x");

        assertThat(run("x").errors()).isEmpty();
    }

    @Test
    void buildsAgainWhenASourceHasChanged() throws Exception {
        sources();
        run("x");
        for (var changed : List.of("pom.xml", "src/main/java/A.java", "schemas/in/a.avsc")) {
            Files.setLastModifiedTime(
                    project.resolve(changed), FileTime.from(Instant.now().plusSeconds(2)));

            assertThat(run("x").errors()).as(changed).contains("building with Maven");

            Files.setLastModifiedTime(project.resolve(changed), FileTime.from(LONG_AGO));
        }
    }

    @Test
    void saysSoWhenTheBuildFails() throws Exception {
        sources();
        script(path.resolve("mvn"), "echo '[ERROR] no' >&2; exit 3");

        var ended = run("x");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors()).endsWith("[ERROR] no\nloyalty: the build failed: the lines above say why\n");
    }

    @Test
    void buildsOnceWhenStartedTwiceAtATime() throws Exception {
        sources();
        script(path.resolve("mvn"), "sleep 1; touch target/loyalty-streams-1.jar; echo built >>builds");
        var starts = new ArrayList<Process>();
        for (int i = 0; i < 3; i++) {
            starts.add(start(project.resolve("loyalty"), Map.of(), "x"));
        }
        for (Process process : starts) {
            assertThat(Ended.of(process).output()).startsWith("chosen\n");
        }

        assertThat(Files.readAllLines(project.resolve("builds"))).containsExactly("built");
    }

    @Test
    void takesOverTheLockOfABuildThatDied() throws Exception {
        sources();
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(project.resolve("target/.building"));
        Files.writeString(project.resolve("target/.building/pid"), dead.pid() + "\n");

        assertThat(run("x").output()).startsWith("chosen\n");
        assertThat(project.resolve("target/.building")).doesNotExist();
    }

    private Ended run(String... args) throws Exception {
        return run(Map.of(), args);
    }

    private Ended run(Map<String, String> more, String... args) throws Exception {
        return Ended.of(start(project.resolve("loyalty"), more, args));
    }

    private Process start(Path script, Map<String, String> more, String... args) throws IOException {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", path + ":/usr/bin:/bin",
                        "HOME", folder.resolve("home").toString(),
                        "JAVA_HOME", folder.resolve("chosen").toString()));
        builder.environment().putAll(more);
        return builder.start();
    }

    private void jar() throws IOException {
        Files.createFile(project.resolve("target/loyalty-streams-1.jar"));
    }

    private void sources() throws IOException {
        script(path.resolve("mvn"), "echo \"mvn in $PWD: $*\" >&2; touch target/loyalty-streams-1.jar");
        for (var file : List.of("pom.xml", "src/main/java/A.java", "schemas/in/a.avsc")) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.setLastModifiedTime(Files.createFile(project.resolve(file)), FileTime.from(LONG_AGO));
        }
    }

    private Path jdk(String name, int version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + ".0.3\"\n");
        script(home.resolve("bin/java"), "echo " + home.getFileName() + "; for a in \"$@\"; do echo \"[$a]\"; done");
        script(home.resolve("bin/javac"), "exit 1");
        return home;
    }

    private void onPath(Path jdk) throws IOException {
        Files.createSymbolicLink(path.resolve("java"), jdk.resolve("bin/java"));
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
