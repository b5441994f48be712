package io.loyaltystreams.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as people read it. */
final class TortureSummary {

    /** More would push the figures off the screen; the report has them all. */
    private static final int DIFFERENCES = 20;

    private TortureSummary() {}

    static List<String> lines(TortureReport report) {
        var calls = report.calls();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Seed %d, %d s of trouble, %,d records".formatted(report.seed(), report.seconds(), report.records()));
        lines.add("Troubles       " + counts(report.troubles()));
        lines.add("Piggy's faults " + counts(report.faults()));
        lines.add("Calls          %,d, %,d of them answered with 429".formatted(calls.all(), calls.throttled()));
        lines.add("Rate           %d/s granted; most in 1 s %d, in 10 s %d, in 60 s %d"
                .formatted(
                        calls.granted(),
                        calls.mostInOneSecond(),
                        calls.mostInTenSeconds(),
                        calls.mostInSixtySeconds()));
        lines.add("Commands       %,d, applied at Piggy %,d".formatted(report.commands(), report.writes()));
        lines.add("duplicates %,d, lost %,d, out of order %,d"
                .formatted(report.duplicates(), report.lost(), report.outOfOrder()));
        lines.addAll(verdict(report.differences()));
        return lines;
    }

    private static List<String> verdict(List<String> differences) {
        if (differences.isEmpty()) {
            return List.of(
                    "Every command took effect once and in order, and expected points, ledger, balances and Piggy agree.");
        }
        var lines = new ArrayList<String>();
        lines.add("%,d differences:".formatted(differences.size()));
        differences.stream().limit(DIFFERENCES).forEach(difference -> lines.add("  " + difference));
        if (differences.size() > DIFFERENCES) {
            lines.add("  and %,d more; --report lists them all".formatted(differences.size() - DIFFERENCES));
        }
        return lines;
    }

    private static String counts(Map<String, ?> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
