package io.loyaltystreams.demo.check;

import java.util.List;
import java.util.Map;

/**
 * What Piggy holds at the end.
 *
 * @param writes points of every applied write, by entry id
 * @param repeated entry ids that were applied again
 * @param balances balance of every contact, by uuid
 * @param duplicates how many writes Piggy itself counts as repeats
 * @param requests how many calls it answered or lost, look-ups too
 * @param faults how often each kind of fault struck
 */
public record PiggyHoldings(
        Map<String, Long> writes,
        List<String> repeated,
        Map<String, Long> balances,
        long duplicates,
        long requests,
        Map<String, Long> faults) {

    public PiggyHoldings {
        writes = Map.copyOf(writes);
        repeated = List.copyOf(repeated);
        balances = Map.copyOf(balances);
        faults = Map.copyOf(faults);
    }

    public long points() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }
}
