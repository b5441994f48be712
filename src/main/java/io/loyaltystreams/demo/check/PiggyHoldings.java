package io.loyaltystreams.demo.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Piggy holds at the end.
 *
 * @param writes points of every applied write, by entry id
 * @param repeated entry ids that were applied again
 * @param balances balance of every contact, by uuid
 * @param identifiers contact identifiers of every contact, by uuid
 * @param duplicates how many writes Piggy itself counts as repeats
 * @param requests how many calls it answered or lost, look-ups too
 * @param faults how often each kind of fault struck
 */
public record PiggyHoldings(
        Map<String, Long> writes,
        List<String> repeated,
        Map<String, Long> balances,
        Map<String, Set<String>> identifiers,
        long duplicates,
        long requests,
        Map<String, Long> faults) {

    public PiggyHoldings {
        writes = Map.copyOf(writes);
        repeated = List.copyOf(repeated);
        balances = Map.copyOf(balances);
        identifiers = Map.copyOf(identifiers);
        faults = Map.copyOf(faults);
    }

    /** How many writes mirror an entry; those that only move points from one member of a person to the other are left out. */
    public int mirrored() {
        return (int)
                writes.keySet().stream().filter(id -> !Expected.isTransfer(id)).count();
    }

    public long points() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }
}
