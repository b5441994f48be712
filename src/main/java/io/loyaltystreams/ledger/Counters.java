package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Usage;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What is only counted: towards caps, limits and tiers, and in total. Of an account, or of what orders have counted in one. */
record Counters(Usage usage, History history, Totals totals) {

    static final Counters NONE = new Counters(Usage.NONE, History.NONE, Totals.NONE);

    static Counters of(Account account) {
        return new Counters(account.usage(), account.history(), account.totals());
    }

    /** What is left of them counts. */
    static Counters of(Collection<AwardedOrder> orders) {
        return orders.stream().map(Counters::of).reduce(NONE, Counters::plus);
    }

    private static Counters of(AwardedOrder order) {
        var counted = order.counted();
        long points = order.points() - order.taken();
        long one = order.gone() ? 0 : 1;
        var tally = new Tally(counted.points() ? points : 0, order.spendLeft(), counted.orders() ? one : 0, 0);
        var usage = counted.caps() && points != 0 ? Usage.NONE.plusPoints(order.day(), points) : Usage.NONE;
        for (String rule : order.uses()) {
            usage = usage.plusUses(rule, order.day(), 1);
        }
        return new Counters(
                usage,
                tally.equals(Tally.NONE) ? History.NONE : new History(new TreeMap<>(Map.of(order.day(), tally))),
                new Totals(points, counted.total() ? one : 0, 0, 0));
    }

    Counters plus(Counters other) {
        return new Counters(UsageCount.sum(usage, other.usage), history.plus(other.history), totals.plus(other.totals));
    }

    /** A redemption that is decided later has a higher number, wherever the earlier ones were. */
    Counters numberedFrom(Totals other) {
        long more = Math.max(0, other.redemptions() - totals.redemptions());
        return new Counters(usage, history, totals.plus(0, 0, more));
    }

    Counters minus(Counters other) {
        return new Counters(
                UsageCount.difference(usage, other.usage), history.minus(other.history), totals.minus(other.totals));
    }
}
