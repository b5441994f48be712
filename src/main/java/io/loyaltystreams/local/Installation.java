package io.loyaltystreams.local;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build, or an unpacked release, keeps our classes and the jars of the processes that we start.
 *
 * @param code our classes: a jar or a folder
 * @param home the folder with {@code lib}, {@code broker} and {@code registry}
 */
public record Installation(Path code, Path home) {

    /** Names another home than the folder that our classes lie in. */
    public static final String HOME_PROPERTY = "loyalty.home";

    /** The installation that this class was loaded from. */
    public static Installation current() {
        var code = codeOf(Installation.class);
        var home = System.getProperty(HOME_PROPERTY);
        return new Installation(
                code, home == null ? code.getParent() : Path.of(home).toAbsolutePath());
    }

    /** Class path of the service and the simulator. */
    public String serviceClassPath() {
        return code + File.pathSeparator + jarsIn("lib");
    }

    /** Class path of the broker. */
    public String brokerClassPath() {
        return serviceClassPath() + File.pathSeparator + jarsIn("broker");
    }

    /** Class path of the registry, which loads its own jars from beside its first one. */
    public String registryClassPath() {
        return code + File.pathSeparator + existing("registry").resolve("quarkus-run.jar");
    }

    private String jarsIn(String folder) {
        return existing(folder).resolve("*").toString();
    }

    private Path existing(String folder) {
        var path = home.resolve(folder);
        if (!Files.isDirectory(path)) {
            throw new LocalFailure(
                    "Expected jars in %s, but there is no such folder: build with 'mvn package' first".formatted(path));
        }
        return path;
    }

    private static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Expected our classes to come from a file", e);
        }
    }
}
