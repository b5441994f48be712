package io.loyaltystreams.config;

import static io.loyaltystreams.config.Kind.duration;
import static io.loyaltystreams.config.Kind.name;
import static io.loyaltystreams.config.Kind.path;
import static io.loyaltystreams.config.Kind.whole;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the configuration from one YAML file and the environment.
 *
 * <ol>
 *   <li>Every key can be set by a variable: {@code LOYALTY_} and the key in upper case, with {@code _} for dots and dashes, so
 *       {@code LOYALTY_PIGGY_BASE_URL} for {@code piggy.base-url}. The variable wins over the file.
 *   <li>{@code kafka}, {@code schema-registry} and {@code piggy.shops} take any key. There a variable changes the key that it
 *       fits, or else adds one: {@code LOYALTY_KAFKA_LINGER_MS} is {@code kafka.linger.ms}.
 *   <li>Relative paths, wherever they are written, start at the folder of the file.
 *   <li>All faults are reported together.
 * </ol>
 */
public final class ConfigFile {

    /** What the configuration is for; without the sink the keys of Piggy may be missing. */
    public enum Use {
        WITH_SINK,
        WITHOUT_SINK
    }

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final int MOST_PARTITIONS = 10_000;
    private static final int MOST_THREADS = 1_000;
    private static final int LEAST_MEMORY = 16;
    private static final int MOST_MEMORY = 1_000_000;

    private ConfigFile() {}

    /**
     * Reads the file and the variables that begin with {@code LOYALTY_}.
     *
     * @throws ConfigRefused with every fault found
     */
    public static Config load(Path file, Map<String, String> environment, Use use) {
        var reading = new Reading(environment);
        var folder = file.toAbsolutePath().normalize().getParent();
        var secrets = new Secrets(environment, folder, reading);
        var config = config(reading.root(YamlTree.read(file)), environment, secrets, use, folder);
        refuse(reading.faults());
        return config;
    }

    /**
     * Reads the {@code http} group alone, for whoever only asks a running service and has no other secrets. The rest of the file
     * is not looked at.
     *
     * @throws ConfigRefused with every fault of the group
     */
    public static Config.Http http(Path file, Map<String, String> environment) {
        var reading = new Reading(environment);
        var folder = file.toAbsolutePath().normalize().getParent();
        var root = reading.root(YamlTree.read(file));
        var http = HttpKeys.read(root.section("http"), new Secrets(environment, folder, reading), folder);
        refuse(reading.faultsOfValues());
        return http;
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new ConfigRefused(faults);
        }
    }

    /** All keys, groups included; those of the groups that take any key are not among them. */
    static Set<String> keys() {
        var reading = new Reading(Map.of());
        var folder = Path.of("").toAbsolutePath();
        config(
                reading.root(YamlTree.nothing()),
                Map.of(),
                new Secrets(Map.of(), folder, reading),
                Use.WITHOUT_SINK,
                folder);
        return reading.keys();
    }

    private static Config config(Section root, Map<String, String> environment, Secrets secrets, Use use, Path folder) {
        return new Config(
                root.get("application-id", name(), "loyalty"),
                root.get("instance-id", name()).orElseGet(() -> HostName.of(environment)),
                KafkaKeys.read(root.section("kafka"), secrets),
                RegistryKeys.read(root.section("schema-registry"), secrets),
                root.get("program", path(folder), folder.resolve("program.yaml")),
                TopicKeys.read(root.section("topics")),
                root.get("partitions", whole(1, MOST_PARTITIONS), 8),
                root.get("stream-threads", whole(1, MOST_THREADS), 2),
                root.get("commit-interval", duration(SHORTEST), Duration.ofMillis(100)),
                new Config.Intake(
                        root.section("intake").get("future-margin", duration(Duration.ZERO), Duration.ofHours(1))),
                new Config.Returns(root.section("returns").get("park-for", duration(SHORTEST), Duration.ofDays(30))),
                sweep(root.section("sweep")),
                new Config.Enrolled(root.section("member-enrolled").get("personal-data", Kind.flag(), false)),
                IdentityKeys.read(root.section("identity"), secrets, folder),
                PiggyKeys.read(root.section("piggy"), secrets, use, folder),
                root.get("state-dir", path(folder), folder.resolve("state")),
                root.get("state-memory-mib", whole(LEAST_MEMORY, MOST_MEMORY), 512),
                HttpKeys.read(root.section("http"), secrets, folder));
    }

    private static Config.Sweep sweep(Section sweep) {
        return new Config.Sweep(
                sweep.get("every", duration(SHORTEST), Duration.ofSeconds(1)),
                sweep.get("settle", duration(Duration.ZERO), Duration.ofSeconds(10)));
    }
}
