package io.loyaltystreams.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java process to start, on the same Java as this one.
 *
 * @param name what people call it, for messages and the name of its log
 * @param options options of the virtual machine
 * @param classPath as {@code java -cp} takes it
 * @param mainClass what to run
 * @param arguments its arguments
 * @param environment variables to add to this process's own
 */
public record JavaCommand(
        String name,
        List<String> options,
        String classPath,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment) {

    /** Options of a process that should start soon and stay small rather than be fast later. */
    public static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public JavaCommand {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public JavaCommand(String name, List<String> options, String classPath, String mainClass, List<String> arguments) {
        this(name, options, classPath, mainClass, arguments, Map.of());
    }

    List<String> line(Path temporary) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Djava.io.tmpdir=" + temporary); // so that what a killed process leaves there goes with its directory
        line.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= 23) {
            line.add("--sun-misc-unsafe-memory-access=allow"); // unknown to older ones, and they do not warn either
        }
        line.addAll(options);
        line.addAll(List.of("-cp", classPath, Leash.class.getName(), mainClass));
        line.addAll(arguments);
        return line;
    }
}
