package io.loyaltystreams.program;

import io.loyaltystreams.program.file.ProgramFiles;
import io.loyaltystreams.program.file.ProgramRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one award costs: an order of ten lines under a large program. Orders differ from call to call, so that no branch is learnt by
 * heart.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(2)
public class RulesBenchmark {

    private static final int ORDERS = 256;
    private static final List<String> CHANNELS = List.of("pos", "web", "app", "kiosk");

    /** Base rules and campaigns: the size of a small shop's program, and of a large retailer's. */
    @Param({"5-2", "200-50"})
    public String program;

    private Program large;
    private Shopper gold;
    private Basket[] orders;
    private int next;

    /** Writes the program file and reads it as the service does. */
    @Setup
    public void load() throws IOException, ProgramRefused {
        var sizes = program.split("-");
        var file = Files.createTempFile("rules", ".yaml");
        Files.writeString(file, text(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1])));
        large = ProgramFiles.load(file).version(1).orElseThrow();
        gold = new Shopper(
                Optional.of("gold"), Optional.of(Ratio.of(3, 2)), 12, Optional.of(Instant.EPOCH), Usage.NONE);
        orders = new Basket[ORDERS];
        for (int i = 0; i < ORDERS; i++) {
            orders[i] = order(i);
        }
        Files.delete(file);
    }

    /** The award with its whole explanation. */
    @Benchmark
    public Award award() {
        return large.award(orders[next++ % ORDERS], gold);
    }

    /** Half of the rules name a category, a quarter a sku; the last takes everything. */
    private static String text(int rules, int campaigns) {
        var text = new StringBuilder("""
                program: benchmark
                version: 1
                effective-from: 2020-01-01T00:00
                zone: Europe/Amsterdam
                base-currency: EUR
                stacking: multiply
                caps: { per-order: 5000 }
                earn:
                """);
        for (int i = 0; i < rules - 1; i++) {
            text.append("  - { id: r%d, when: { channel: [%s] }, lines: { %s: [%s] }, points: %d, per: 1.00 }%n"
                    .formatted(
                            i,
                            CHANNELS.get(i % 4),
                            i % 4 == 3 ? "sku" : "category",
                            i % 4 == 3 ? "sku-" + i : "category-" + i,
                            1 + i % 3));
        }
        text.append("  - { id: rest, points: 1, per: 1.00 }\ncampaigns:\n");
        for (int i = 0; i < campaigns; i++) {
            text.append("  - { id: c%d, %s }%n".formatted(i, campaign(i)));
        }
        return text.toString();
    }

    /** Two of five are over, one is for another channel, one for a category, one asks an expression. */
    private static String campaign(int i) {
        return switch (i % 5) {
            case 0 -> "lines: { category: [category-%d] }, multiply: 2".formatted(i);
            case 1 -> "if: \"order.total >= %d.0 && order.channel == 'web'\", bonus: 25".formatted(20 * i);
            case 2 -> "when: { channel: [kiosk] }, multiply: 3";
            default -> "from: 2021-01-01T00:00, until: 2021-02-01T00:00, multiply: 2";
        };
    }

    private static Basket order(int number) {
        var lines = new ArrayList<BasketLine>();
        for (int i = 0; i < 10; i++) {
            int kind = (number * 7 + i * 13) % 220;
            lines.add(new BasketLine(
                    "line-" + i, "sku-" + kind, Optional.of("category-" + kind), 1, 199 + 37L * kind, 20));
        }
        return new Basket(
                "order-" + number,
                CHANNELS.get(number % 3),
                Optional.of("shop-" + number % 9),
                Instant.parse("2026-03-10T12:00:00Z"),
                Currency.getInstance("EUR"),
                lines,
                495,
                0,
                List.of(),
                Map.of("till", "4"),
                Optional.empty());
    }
}
