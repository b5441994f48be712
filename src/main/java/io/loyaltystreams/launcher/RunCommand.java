package io.loyaltystreams.launcher;

import io.loyaltystreams.config.ConfigFile.Use;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the service until it is asked to stop. */
@Command(
        name = "run",
        description =
                "Runs the service: topologies, sink and HTTP in one process. On SIGTERM or Ctrl-C it finishes what is"
                        + " under way and ends with exit code 0.")
public final class RunCommand implements Callable<Integer> {

    private final Map<String, String> environment;
    private final ServiceFactory services;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--only",
            paramLabel = "PART",
            converter = Role.Written.class,
            description = "Run one part, topology or sink, so that they can be scaled apart.")
    private Role only;

    public RunCommand(Map<String, String> environment, ServiceFactory services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public Integer call() throws Exception {
        Set<Role> roles = only == null ? EnumSet.allOf(Role.class) : EnumSet.of(only);
        var loaded = config.load(environment, roles.contains(Role.SINK) ? Use.WITH_SINK : Use.WITHOUT_SINK);
        return StopSignal.untilAsked(() -> {
            try (var service = services.create(loaded, roles)) {
                service.start();
                service.await();
            }
        });
    }
}
