package io.loyaltystreams.bench.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.loyaltystreams.demo.DemoFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured.
 *
 * @param steady at a limit that stays
 * @param changing at a limit that changes every ten seconds
 */
record SinkFigures(
        SinkLoad load, RateUse steady, RateUse changing, Obedience retryAfter, Backlog backlog, Neighbours neighbours) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * How well a limit was used.
     *
     * @param usedPercent calls that were not refused, of those allowed
     * @param throttledPercent calls that were answered with 429
     */
    record RateUse(double usedPercent, double throttledPercent, long calls) {}

    /**
     * How exactly {@code Retry-After} was obeyed, in milliseconds.
     *
     * @param earliest first call after the pause, less what was told: below zero came too early
     * @param latest the same of the longest pause
     */
    record Obedience(int pauses, long earliest, long latest) {}

    /**
     * While many awards wait.
     *
     * @param firstMillis of the first redemption, which waits until the sink has once looked through all that waits
     * @param redemptions after that, of members without other commands, from being written to being applied
     * @param withOwnAwards of members whose own awards wait too and go first
     * @param applied commands in the time
     */
    record Backlog(
            int awards,
            long applied,
            double perSecond,
            long firstMillis,
            Percentiles redemptions,
            Percentiles withOwnAwards,
            MemoryUse memory) {}

    /**
     * Of the sink's process, in MiB, while the backlog passes.
     *
     * @param heapFirst lowest use of the heap in the first third of the time, so after a collection, and so on
     */
    record MemoryUse(long rssFirst, long rssLast, long rssMost, long heapFirst, long heapLast) {}

    /**
     * Awards of members who have nothing to do with the one that is blocked and the one that has very many.
     *
     * @param alone before there is trouble
     * @param besideTrouble with both of them
     */
    record Neighbours(Percentiles alone, Percentiles besideTrouble) {}

    List<String> table() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(row("Granted, calls per second", "%,d".formatted(load.rate())));
        lines.add(row("Rate used, steady limit", percent(steady)));
        lines.add(row("Rate used, limit changes every 10 s", percent(changing)));
        lines.add(row(
                "Retry-After obeyed",
                "%+d to %+d ms in %d pauses"
                        .formatted(retryAfter.earliest(), retryAfter.latest(), retryAfter.pauses())));
        lines.add(row(
                "Backlog",
                "%,d awards; %,d commands, %.0f per second"
                        .formatted(backlog.awards(), backlog.applied(), backlog.perSecond())));
        lines.add(row("First redemption after the start", "%,d ms".formatted(backlog.firstMillis())));
        lines.add(row("Redemptions over it from then on", backlog.redemptions().toString()));
        lines.add(row("  with own awards before them", backlog.withOwnAwards().toString()));
        var memory = backlog.memory();
        lines.add(row(
                "Memory, first to last third",
                "RSS %,d to %,d MiB (most %,d), heap %,d to %,d MiB"
                        .formatted(
                                memory.rssFirst(),
                                memory.rssLast(),
                                memory.rssMost(),
                                memory.heapFirst(),
                                memory.heapLast())));
        lines.add(row("Awards of others, no trouble", neighbours.alone().toString()));
        lines.add(
                row("  one blocked, one hot member", neighbours.besideTrouble().toString()));
        return lines;
    }

    void writeTo(Path file) {
        try {
            JSON.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new DemoFailure("Could not write the report to %s: choose another --report".formatted(file), e);
        }
    }

    private static String percent(RateUse use) {
        return "%.1f %% of %,d calls, 429s %.2f %%".formatted(use.usedPercent(), use.calls(), use.throttledPercent());
    }

    private static String row(String name, String value) {
        return "%-38s %s".formatted(name, value);
    }
}
