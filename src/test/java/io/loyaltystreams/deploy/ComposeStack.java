package io.loyaltystreams.deploy;

import io.loyaltystreams.local.FreePort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** docker-compose.yml under a project name and on ports of its own, so that it disturbs no other. */
final class ComposeStack {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final List<String> PORTS =
            List.of("KAFKA_PORT", "REGISTRY_PORT", "SIMULATOR_PORT", "SERVICE_PORT", "PROMETHEUS_PORT");

    private final String project = "loyalty-it-" + ProcessHandle.current().pid();
    private final Map<String, String> environment = new TreeMap<>();

    /** @param program the program's file */
    ComposeStack(String program) {
        PORTS.forEach(port -> environment.put(port, Integer.toString(FreePort.next())));
        environment.put("PROGRAM", program);
    }

    /** Builds our image and returns when all are healthy. */
    void up() throws Exception {
        try {
            compose("up", "--build", "--pull", "never", "--wait", "--wait-timeout", "300");
        } catch (AssertionError failed) {
            throw new AssertionError(failed.getMessage() + compose("logs", "--tail", "40"), failed);
        }
    }

    /** Runs a command of Compose and returns what it printed. */
    String compose(String... arguments) throws Exception {
        var line = new ArrayList<>(List.of("docker", "compose", "--project-name", project));
        line.addAll(List.of(arguments));
        return Docker.run(PATIENCE, environment, line);
    }

    /** A port of this machine, by the name of its variable. */
    int port(String variable) {
        return Integer.parseInt(environment.get(variable));
    }

    String container(String service) {
        return project + "-" + service + "-1";
    }

    /** Removes it with all its data. */
    void down() throws Exception {
        compose("--profile", "*", "down", "--volumes", "--timeout", "5");
    }
}
