package io.loyaltystreams.demo;

import io.loyaltystreams.demo.DemoReport.Counts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The report as people read it. */
final class Summary {

    /** More would push the figures off the screen; the report has them all. */
    private static final int DIFFERENCES = 20;

    private Summary() {}

    static List<String> lines(DemoReport report) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(row("", "expected", "ledger", "balances", "simulator"));
        var points = report.points();
        lines.add(row(
                "Points of all members", points.expected(), points.ledger(), points.balances(), points.simulator()));
        lines.add("");
        lines.add(row("", "expected", "found"));
        lines.add(row("Ledger entries", report.ledgerEntries()));
        lines.add(row("Writes at Piggy", report.piggyWrites()));
        lines.add(row("Records without effect", report.noEffects()));
        report.deadLetters().forEach((cause, counts) -> lines.add(row("Dead letters " + cause, counts)));
        lines.add(row("Returns without an order", report.parked(), "(parked)"));
        lines.add("");
        lines.addAll(pace(report));
        lines.addAll(verdict(report));
        return lines;
    }

    /** Seconds with one decimal, of nanoseconds. */
    static String seconds(long nanos) {
        return tenths(nanos).toPlainString();
    }

    static double rounded(long nanos) {
        return tenths(nanos).doubleValue();
    }

    private static BigDecimal tenths(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(1, RoundingMode.HALF_UP);
    }

    private static List<String> pace(DemoReport report) {
        var timings = report.timings();
        return List.of(
                "%,d orders in %,d records: through the ledger in %s s (%,d orders/s), at Piggy in %s s, %s Piggy calls per order"
                        .formatted(
                                report.orders(),
                                report.records(),
                                timings.secondsInLedger(),
                                timings.ordersPerSecondThroughLedger(),
                                timings.secondsAtPiggy(),
                                report.piggyCallsPerOrder()),
                "duplicates %,d, lost %,d, crashes %,d%s"
                        .formatted(report.duplicates(), report.lost(), report.crashes(), faults(report)));
    }

    private static String faults(DemoReport report) {
        var each = new StringBuilder();
        report.faults().forEach((kind, count) -> each.append(", %s %,d".formatted(kind, count)));
        return each.toString();
    }

    private static List<String> verdict(DemoReport report) {
        var differences = report.differences();
        if (differences.isEmpty()) {
            return List.of("Expected points, ledger, balances and Piggy agree.");
        }
        var lines = new ArrayList<String>();
        lines.add("%,d differences:".formatted(differences.size()));
        differences.stream().limit(DIFFERENCES).forEach(difference -> lines.add("  " + difference));
        if (differences.size() > DIFFERENCES) {
            lines.add("  and %,d more; --report lists them all".formatted(differences.size() - DIFFERENCES));
        }
        return lines;
    }

    private static String row(String name, Counts counts) {
        return row(name, counts.expected(), counts.found());
    }

    private static String row(String name, Object... cells) {
        var row = new StringBuilder("%-26s".formatted(name));
        for (Object cell : cells) {
            row.append("%12s".formatted(cell instanceof Number number ? "%,d".formatted(number) : cell));
        }
        return row.toString();
    }
}
