package io.loyaltystreams.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.OrderLine;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.local.ChildProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What it costs that time passes: very many accounts, of which none, few and as many again fall due at once, while orders go on
 * coming. The cost should follow what is due, and the orders should not wait for it.
 *
 * <p>What falls due are points of orders of long ago, which are written while the service is stopped: time stands still until all
 * its input is read, so they all fall due in one moment.
 */
public final class SweepBench {

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LONG_AGO = Duration.ofDays(400);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final String PROGRAM = """
            program: bench
            version: 1
            effective-from: 2020-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 1, per: 1.00 }
            expiry: { after: P12M }
            """;

    private final Load load;
    private final PrintStream out;
    private final Path folder;
    private final List<Row> rows = new ArrayList<>();
    private Map<String, Long> stores = Map.of();
    private Map<String, Long> changelogs = Map.of();
    private double idleCpu;

    /**
     * What to put on.
     *
     * @param members accounts without anything due; as many more fall due at the end
     * @param few accounts that fall due before them
     * @param liveRate orders that come each second meanwhile
     * @param threads stream threads of the service
     */
    public record Load(int members, int few, int liveRate, int threads) {}

    /**
     * One span of time.
     *
     * @param cpuMillis of the service, without what the live orders cost
     */
    private record Row(String what, long due, long millis, long cpuMillis, long p50, long p99, long longest) {}

    private SweepBench(Load load, PrintStream out, Path folder) {
        this.load = load;
        this.out = out;
        this.folder = folder;
    }

    /** Measures once and prints the table; leaves no process behind. */
    public static void run(Load load, Optional<Path> report, PrintStream out) {
        try {
            var bench = new SweepBench(load, out, Files.createTempDirectory("loyalty-bench-"));
            var result = bench.run();
            if (report.isPresent()) {
                new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValue(report.get().toFile(), result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> run() throws IOException {
        try (var stand = Stand.in(folder, new String[] {PROGRAM}, load.threads());
                var watch = new LedgerWatch(stand.bootstrapServers(), stand.registryUrl())) {
            nothingIsDue(stand, watch);
            stores = Sizes.stores(stand.state());
            changelogs = Sizes.changelogs(stand.bootstrapServers());
            due("few are due", load.few(), stand, watch);
            due("as many as all are due", load.members(), stand, watch);
        }
        return print();
    }

    private void nothingIsDue(Stand stand, LedgerWatch watch) {
        writeOrders("now", load.members(), Instant.now(), stand);
        var service = startOver(load.members(), stand, watch);
        try (var live = new LiveOrders(stand, watch, load.members(), load.liveRate())) {
            live.start();
            Pause.until(Instant.now().plus(IDLE));
            Instant from = Instant.now();
            Duration before = cpu(service);
            Pause.until(from.plus(IDLE));
            Duration used = cpu(service).minus(before);
            idleCpu = (double) used.toMillis() / IDLE.toMillis();
            add("nothing is due", 0, watch, from, from.plus(IDLE), Duration.ZERO);
        }
        stand.stopService();
    }

    private void due(String what, int due, Stand stand, LedgerWatch watch) {
        writeOrders("due-" + due, due, Instant.now().minus(LONG_AGO), stand);
        var service = startOver(due, stand, watch);
        long before = watch.expired();
        try (var live = new LiveOrders(stand, watch, load.members(), load.liveRate())) {
            live.start();
            Instant began = Instant.now();
            Duration cpu = cpu(service);
            Pause.until(() -> isAlive(service) && watch.expired() >= before + due, PATIENCE, "the expiries");
            Duration used = cpu(service).minus(cpu);
            long ofLive =
                    Math.round(idleCpu * Duration.between(began, Instant.now()).toMillis());
            add(what, due, watch, began, watch.lastExpired(), used.minusMillis(ofLive));
        }
        stand.stopService();
    }

    private void writeOrders(String who, int orders, Instant at, Stand stand) {
        out.printf("Writing %,d orders of new members%n", orders);
        try (var writer = new OrderWriter(stand.bootstrapServers(), stand.registryUrl(), 20)) {
            for (int i = 0; i < orders; i++) {
                writer.write(order(who + "-" + i, who + "-" + i, at));
            }
        }
    }

    /** Returns when the service has read all that was written. */
    private ChildProcess startOver(int orders, Stand stand, LedgerWatch watch) {
        long before = watch.earned();
        var service = stand.startService();
        Instant began = Instant.now();
        Pause.until(() -> isAlive(service) && watch.earned() >= before + orders, PATIENCE, "the accounts");
        out.printf(
                "They are in the ledger after %,d s%n",
                Duration.between(began, Instant.now()).toSeconds());
        return service;
    }

    private static boolean isAlive(ChildProcess service) {
        return !cpu(service).isNegative();
    }

    private void add(String what, long due, LedgerWatch watch, Instant from, Instant to, Duration cpu) {
        long[] millis = watch.arrivals(from, to).stream()
                .mapToLong(LedgerWatch.Arrival::millis)
                .sorted()
                .toArray();
        rows.add(new Row(
                what,
                due,
                Duration.between(from, to).toMillis(),
                cpu.toMillis(),
                at(millis, 50),
                at(millis, 99),
                at(millis, 100)));
    }

    private static long at(long[] sorted, int percent) {
        return sorted.length == 0 ? -1 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private Map<String, Object> print() {
        out.printf(
                "%n%-16s %10s %10s %10s %12s   %s%n",
                "", "due", "ms", "CPU ms", "CPU µs/due", "live order to entry, ms: p50, p99, longest");
        for (Row row : rows) {
            out.printf(
                    "%-16s %,10d %,10d %,10d %12s   %,d  %,d  %,d%n",
                    row.what(),
                    row.due(),
                    row.millis(),
                    row.cpuMillis(),
                    row.due() == 0 ? "-" : Long.toString(row.cpuMillis() * 1000 / row.due()),
                    row.p50(),
                    row.p99(),
                    row.longest());
        }
        out.printf("%n%-28s %16s %20s%n", "bytes of one member, one order", "store", "changelog");
        changelogs.forEach((store, bytes) -> out.printf(
                "%-28s %,16d %,20d%n", store, stores.getOrDefault(store, 0L) / load.members(), bytes / load.members()));
        out.println("Logs and data are in " + folder);
        var result = new LinkedHashMap<String, Object>();
        result.put("load", load);
        result.put("rows", rows);
        result.put("storeBytes", stores);
        result.put("changelogBytes", changelogs);
        return result;
    }

    static OrderPlaced order(String id, String member, Instant at) {
        return new OrderPlaced(
                "evt-" + id,
                id,
                "pos",
                "store-1",
                at,
                "EUR",
                List.of(new MemberRef("card", member)),
                List.of(new OrderLine("1", "sku-1", "food", 1, 1000L + Math.floorMod(member.hashCode(), 4000), 0L)),
                0L,
                0L,
                List.of(),
                Map.of());
    }

    private static Duration cpu(ChildProcess service) {
        return ProcessHandle.of(service.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("The service ended by itself: see " + service.log()));
    }
}
