package io.loyaltystreams.demo;

import io.loyaltystreams.demo.DemoReport.Counts;
import io.loyaltystreams.demo.DemoReport.Points;
import io.loyaltystreams.demo.check.Difference;
import io.loyaltystreams.demo.check.Difference.Kind;
import io.loyaltystreams.demo.check.Expected;
import io.loyaltystreams.demo.check.Observed;
import io.loyaltystreams.demo.check.PiggyHoldings;
import io.loyaltystreams.demo.check.Reconciliation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of the end. */
record Outcome(Expected expected, Observed observed, PiggyHoldings piggy) {

    DemoReport report(DemoSettings settings, int records, int crashes, DemoReport.Timings timings) {
        var differences = Reconciliation.of(expected, observed, piggy);
        var entries = expected.entries().size();
        return new DemoReport(
                settings.orders(),
                settings.seed(),
                records,
                crashes,
                points(),
                new Counts(entries, observed.entries()),
                new Counts(Expected.total(expected.noEffects()), observed.noEffects()),
                deadLetters(),
                new Counts(entries, piggy.mirrored()),
                expected.parked(),
                count(differences, Kind.REPEATED),
                count(differences, Kind.MISSING),
                piggy.requests(),
                Math.round(100.0 * piggy.requests() / settings.orders()) / 100.0,
                piggy.faults(),
                timings,
                differences.stream().map(Difference::toString).toList());
    }

    private Points points() {
        return new Points(
                sum(expected.pointsByMember()), sum(observed.ledger()), sum(observed.balances()), piggy.points());
    }

    private Map<String, Counts> deadLetters() {
        var sent = Expected.byFirstWord(expected.deadLetters());
        var found = Expected.byFirstWord(observed.deadLettersByRecord());
        var counts = new TreeMap<String, Counts>();
        sent.forEach((cause, count) -> counts.put(cause, new Counts(count, found.getOrDefault(cause, 0))));
        found.forEach((cause, count) -> counts.putIfAbsent(cause, new Counts(0, count)));
        return counts;
    }

    private static long sum(Map<String, Long> points) {
        return points.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long count(List<Difference> differences, Kind kind) {
        return differences.stream().filter(each -> each.kind() == kind).count();
    }
}
