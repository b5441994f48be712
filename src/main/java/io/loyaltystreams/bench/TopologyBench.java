package io.loyaltystreams.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many orders the topologies take per second, the sink off, beside a broker on the same machine. The orders lie on the topic
 * before the service starts, so it is never short of work.
 */
public final class TopologyBench {

    private static final String PROGRAM = """
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
            """;

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

    private void run() {
        try (var stand = Stand.in(folder, new String[] {PROGRAM}, load.threads())) {
            out.printf("Writing %,d orders of %,d members%n", load.orders(), load.members());
            OrderLoad.write(load, stand.bootstrapServers(), stand.registryUrl());
            try (var service = stand.startService();
                    var meter = new LedgerMeter(stand.bootstrapServers(), service)) {
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
}
