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
import java.util.Random;

/**
 * What it costs that time passes: many accounts, of which nothing, few and all fall due, while orders go on coming. The cost should
 * follow what is due, and the orders should not wait for it.
 */
public final class SweepBench {

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Load load;
    private final PrintStream out;
    private final Path folder;
    private final List<Row> rows = new ArrayList<>();

    /**
     * What to put on.
     *
     * @param members accounts, each with one lot that expires in the second night
     * @param few members with one more lot that expires in the first
     * @param liveRate orders that come each second meanwhile
     * @param loadRate orders each second that the machine is expected to take while the accounts are made
     * @param threads stream threads of the service
     */
    public record Load(int members, int few, int liveRate, int loadRate, int threads) {}

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
        var nights = ExpiryNights.in(
                Duration.ofSeconds(60).plus(Duration.ofSeconds(load.members() / load.loadRate())), Instant.now());
        try (var stand = Stand.in(folder, nights.programs(), load.threads());
                var service = stand.startService();
                var watch = new LedgerWatch(stand.bootstrapServers(), stand.registryUrl())) {
            makeAccounts(stand, watch, nights);
            try (var live = new LiveOrders(stand, watch, load.members(), load.liveRate())) {
                live.start();
                measure(service, watch, nights);
            }
            stand.stopService();
            return print(Sizes.stores(stand.state()), Sizes.changelogs(stand.bootstrapServers()));
        }
    }

    private void makeAccounts(Stand stand, LedgerWatch watch, ExpiryNights nights) {
        out.printf("Making %,d accounts%n", load.members());
        Instant began = Instant.now();
        try (var writer = new OrderWriter(stand.bootstrapServers(), stand.registryUrl(), 20)) {
            for (int i = 0; i < load.members(); i++) {
                writer.write(order("all-" + i, i, nights.placedForAll()));
            }
            for (int i = 0; i < load.few(); i++) {
                writer.write(order("few-" + i, i, nights.placedForFew()));
            }
        }
        long orders = (long) load.members() + load.few();
        Pause.until(() -> watch.earned() >= orders, PATIENCE, "the accounts");
        var took = Duration.between(began, Instant.now());
        out.printf("It took %,d s%n", took.toSeconds());
        if (Instant.now().plus(IDLE).isAfter(nights.few())) {
            throw new IllegalStateException("The machine takes " + orders / Math.max(1, took.toSeconds())
                    + " orders a second, so the first night came too early; give --load-rate that or less");
        }
    }

    private void measure(ChildProcess service, LedgerWatch watch, ExpiryNights nights) {
        Instant idleFrom = nights.few().minus(IDLE);
        Pause.until(idleFrom);
        Duration cpu = cpu(service);
        Pause.until(nights.few());
        Duration idle = cpu(service).minus(cpu);
        add("nothing is due", 0, watch, idleFrom, nights.few(), Duration.ZERO);
        night("few are due", load.few(), service, watch, nights.few(), idle);
        Pause.until(nights.all());
        night("all are due", load.members(), service, watch, nights.all(), idle);
    }

    private void night(String what, int due, ChildProcess service, LedgerWatch watch, Instant from, Duration idle) {
        long before = watch.expired();
        Duration cpu = cpu(service);
        Pause.until(() -> watch.expired() >= before + due, PATIENCE, "the expiries");
        Instant to = watch.lastExpired();
        Duration used = cpu(service).minus(cpu);
        long ofLive = idle.toMillis() * Duration.between(from, Instant.now()).toMillis() / IDLE.toMillis();
        add(what, due, watch, from, to, used.minusMillis(ofLive));
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

    private Map<String, Object> print(Map<String, Long> stores, Map<String, Long> changelogs) {
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
        out.printf("%n%-28s %16s %20s%n", "bytes per member", "store", "changelog, whole run");
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

    static OrderPlaced order(String id, int member, Instant at) {
        return new OrderPlaced(
                "evt-" + id,
                id,
                "pos",
                "store-1",
                at,
                "EUR",
                List.of(new MemberRef("card", "C-" + member)),
                List.of(new OrderLine("1", "sku-1", "food", 1, 1000L + new Random(member).nextInt(4000), 0L)),
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
