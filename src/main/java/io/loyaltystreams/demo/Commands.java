package io.loyaltystreams.demo;

import io.loyaltystreams.local.Installation;
import io.loyaltystreams.local.JavaCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The launcher's commands as processes of their own. */
public final class Commands {

    private static final String MAIN = "io.loyaltystreams.Main";

    private Commands() {}

    /** A command that is to start soon and to stay small. */
    public static JavaCommand small(String name, List<String> arguments) {
        var options = new ArrayList<>(JavaCommand.SMALL);
        options.add("-Xmx512m");
        return new JavaCommand(name, options, Installation.current().serviceClassPath(), MAIN, arguments);
    }

    /** A command that is to be fast. */
    static JavaCommand fast(String name, List<String> arguments, Map<String, String> environment) {
        var options = List.of("-Xmx1g", "-XX:+UseParallelGC");
        return new JavaCommand(name, options, Installation.current().serviceClassPath(), MAIN, arguments, environment);
    }
}
