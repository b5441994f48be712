package io.loyaltystreams.bench;

import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.Installation;
import io.loyaltystreams.local.JavaCommand;
import io.loyaltystreams.local.LocalRegistry;
import io.loyaltystreams.local.broker.LocalBroker;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How many orders the topologies take per second, the sink off, beside a broker on the same machine. The orders lie on the topic
 * before the service starts, so it is never short of work.
 */
public final class TopologyBench {

    private static final Duration TOPICS_WITHIN = Duration.ofMinutes(1);
    private static final String JVM_HEAP = "-Xmx2g";

    /** The first part warms the JVM up, the last part waits for the slowest partition: neither is counted. */
    private static final double FROM = 0.3;

    private static final double TO = 0.9;

    private final Path folder;
    private final Load load;
    private final PrintStream out;

    /**
     * What to put on.
     *
     * @param orders how many
     * @param members how many different ones buy; few of them buy much
     * @param threads stream threads of the service
     */
    public record Load(int orders, int members, int threads, long seed) {}

    private TopologyBench(Path folder, Load load, PrintStream out) {
        this.folder = folder;
        this.load = load;
        this.out = out;
    }

    /** Measures once and prints the table; leaves no process behind. */
    public static void run(Load load, PrintStream out) {
        try {
            new TopologyBench(Files.createTempDirectory("loyalty-bench-"), load, out).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() throws IOException {
        try (var broker = LocalBroker.launchIn(folder.resolve("broker"));
                var registry = LocalRegistry.launchIn(folder.resolve("registry"))) {
            broker.awaitReady();
            registry.awaitReady();
            Path config = configuration(broker.bootstrapServers(), registry.url());
            try (var topics = loyalty("topics", List.of("topics", "create", "--config", config.toString()))) {
                if (!topics.ended(TOPICS_WITHIN) || topics.exitCode() != 0) {
                    throw new IllegalStateException("The topics were not created: see " + topics.log());
                }
            }
            out.printf("Writing %,d orders of %,d members%n", load.orders(), load.members());
            OrderLoad.write(load, broker.bootstrapServers(), registry.url());
            try (var service = loyalty("service", List.of("run", "--only", "topology", "--config", config.toString()));
                    var meter = new LedgerMeter(broker.bootstrapServers(), service)) {
                var from = meter.await((long) (load.orders() * FROM));
                var to = meter.await((long) (load.orders() * TO));
                print(from, to);
            }
        }
        out.println("Logs and data are in " + folder);
    }

    private void print(LedgerMeter.Reading from, LedgerMeter.Reading to) {
        long entries = to.entries() - from.entries();
        long nanos = to.nanos() - from.nanos();
        long cpuNanos = to.cpu().minus(from.cpu()).toNanos();
        out.printf("%n%-34s %12s%n", "orders through the ledger", "per second");
        out.printf("%-34s %,12d%n", "%,d of %,d".formatted(entries, load.orders()), entries * 1_000_000_000L / nanos);
        out.printf("%-34s %,12d%n", "service CPU per order, µs", cpuNanos / 1_000 / entries);
    }

    private Path configuration(String bootstrapServers, String registryUrl) throws IOException {
        Files.writeString(
                folder.resolve("program.yaml"),
                """
                program: bench
                version: 1
                effective-from: 2020-01-01T00:00
                zone: Europe/Amsterdam
                base-currency: EUR
                earn:
                  - { id: pos-eur, when: { channel: [pos], currency: [EUR] }, points: 2, per: 1.00 }
                  - { id: everything-else, points: 1, per: 1.00 }
                expiry: { after: P12M, round-up: month, notices: [P30D] }
                tiers:
                  metric: points
                  window: lifetime
                  levels: [{ name: bronze }, { name: silver, at: 500 }, { name: gold, at: 2000 }]
                """);
        return Files.writeString(
                folder.resolve("loyalty.yaml"),
                """
                application-id: loyalty-bench
                instance-id: bench
                kafka: { bootstrap.servers: "%s" }
                schema-registry: { url: "%s" }
                program: program.yaml
                partitions: 4
                stream-threads: %d
                http: { port: 0 }
                """
                        .formatted(bootstrapServers, registryUrl, load.threads()));
    }

    private ChildProcess loyalty(String name, List<String> arguments) {
        return ChildProcess.start(
                new JavaCommand(
                        name,
                        List.of(JVM_HEAP, "-XX:+UseParallelGC"),
                        Installation.current().serviceClassPath(),
                        "io.loyaltystreams.Main",
                        arguments),
                folder);
    }
}
