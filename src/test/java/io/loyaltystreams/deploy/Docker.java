package io.loyaltystreams.deploy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of this machine, if it has one. */
public final class Docker {

    public static final String KAFKA = "apache/kafka:4.3.1";
    public static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";

    private static final String OWN_IMAGE = "loyalty-streams:local";

    private Docker() {}

    /** Whether an engine answers. With {@code CONTAINER_TESTS=required} one must. */
    public static boolean answers() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers && "required".equals(System.getenv("CONTAINER_TESTS"))) {
            throw new AssertionError("No Docker engine answers, and CONTAINER_TESTS=required asks for one");
        }
        return answers;
    }

    /** Builds our own image from the jars that lie in target, as the README says, and returns its name. */
    public static String ownImage() throws Exception {
        run(Duration.ofMinutes(3), Map.of(), List.of("docker", "build", "--tag", OWN_IMAGE, "."));
        return OWN_IMAGE;
    }

    /**
     * Runs a command to its end.
     *
     * @return what it printed
     * @throws AssertionError when its exit code is not 0
     */
    static String run(Duration patience, Map<String, String> environment, List<String> command) throws Exception {
        Path log = Files.createTempFile("docker", ".log");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            var printed = Files.readString(log, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command)
                        + (ended ? " ended with " + process.exitValue() : " took too long") + ":\n" + printed);
            }
            return printed;
        } finally {
            Files.delete(log);
        }
    }
}
