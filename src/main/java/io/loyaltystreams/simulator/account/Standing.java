package io.loyaltystreams.simulator.account;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a contact's credit receptions add up to, in credits.
 *
 * @param previousBalance the balance before the last reception
 * @param received sum of the positive receptions; tiers depend on it
 * @param transactions number of receptions
 * @param shops names of the shops where they happened
 */
public record Standing(
        long balance,
        long previousBalance,
        long received,
        int transactions,
        Optional<Instant> first,
        Optional<Instant> last,
        SortedSet<String> shops) {

    static final Standing NONE =
            new Standing(0, 0, 0, 0, Optional.empty(), Optional.empty(), Collections.emptySortedSet());

    public Standing {
        shops = Collections.unmodifiableSortedSet(new TreeSet<>(shops));
    }

    Standing after(long credits, Instant at, String shop) {
        var seen = new TreeSet<>(shops);
        seen.add(shop);
        return new Standing(
                Math.addExact(balance, credits),
                balance,
                Math.addExact(received, Math.max(credits, 0)),
                transactions + 1,
                first.or(() -> Optional.of(at)),
                Optional.of(at),
                seen);
    }

    Standing plus(Standing other) {
        var seen = new TreeSet<>(shops);
        seen.addAll(other.shops);
        return new Standing(
                Math.addExact(balance, other.balance),
                balance,
                Math.addExact(received, other.received),
                transactions + other.transactions,
                pick(first, other.first, true),
                pick(last, other.last, false),
                seen);
    }

    private static Optional<Instant> pick(Optional<Instant> one, Optional<Instant> two, boolean earlier) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.or(() -> two);
        }
        return one.get().isBefore(two.get()) == earlier ? one : two;
    }
}
