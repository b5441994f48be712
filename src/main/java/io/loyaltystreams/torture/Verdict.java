package io.loyaltystreams.torture;

import io.loyaltystreams.demo.check.Difference;
import io.loyaltystreams.demo.check.Difference.Kind;
import io.loyaltystreams.demo.check.Expected;
import io.loyaltystreams.demo.check.Observed;
import io.loyaltystreams.demo.check.PiggyHoldings;
import io.loyaltystreams.demo.check.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The end of it.
 *
 * @param effects ids in the order in which Piggy applied them
 */
record Verdict(Expected expected, Observed observed, PiggyHoldings piggy, List<String> effects) {

    TortureReport report(
            TortureSettings settings,
            int records,
            Tormentor tormentor,
            TortureReport.Calls calls,
            Map<String, Long> faults,
            List<String> aboveRate) {
        var reconciliation = Reconciliation.of(expected, observed, piggy);
        var commands = observed.commanded();
        var outOfOrder = OrderOfEffects.differences(commands, effects);
        var differences = new ArrayList<String>();
        reconciliation.forEach(difference -> differences.add(difference.toString()));
        differences.addAll(outOfOrder);
        differences.addAll(aboveRate);
        differences.addAll(tormentor.deaths());
        return new TortureReport(
                settings.seed(),
                settings.duration().toSeconds(),
                records,
                commands.size(),
                piggy.writes().size(),
                count(reconciliation, Kind.REPEATED),
                count(reconciliation, Kind.MISSING),
                outOfOrder.size(),
                calls,
                tormentor.made(),
                faults,
                differences);
    }

    private static long count(List<Difference> differences, Kind kind) {
        return differences.stream().filter(each -> each.kind() == kind).count();
    }
}
