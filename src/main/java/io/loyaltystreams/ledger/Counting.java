package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Tiers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts what events did towards tiers, caps and limits: as much as any version of the program asks for, since a later version wants
 * to know what happened under an earlier one.
 */
final class Counting {

    private final Programs programs;
    private final List<Tiers> tiers;
    private final boolean points;
    private final boolean spend;
    private final boolean orders;
    private final boolean activities;
    private final boolean caps;

    Counting(Programs programs) {
        this.programs = programs;
        this.tiers = programs.inOrder().stream()
                .flatMap(program -> program.tiers().stream())
                .toList();
        this.activities = any(Tiers.Metric.Expression.class::isInstance);
        this.points = activities || any(Tiers.Metric.Points.class::isInstance);
        this.orders = activities || any(Tiers.Metric.Orders.class::isInstance);
        this.spend = tiers.stream().anyMatch(Tiers::usesSpend);
        this.caps = programs.inOrder().stream()
                .anyMatch(program -> program.earning().policy().caps().countsPerMember());
    }

    private boolean any(Predicate<Tiers.Metric> is) {
        return tiers.stream().map(Tiers::metric).anyMatch(is);
    }

    /** Where orders are counted by now. */
    AwardedOrder.Counted ofOrders() {
        return new AwardedOrder.Counted(points, orders, caps, true);
    }

    boolean countsSpend() {
        return spend;
    }

    void earned(Posting posting, LocalDate day, long earned) {
        count(posting, day, Tally.ofPoints(earned), 0, 0, Map.of());
    }

    /** @param moreOrders how many more the member has */
    void count(
            Posting posting, LocalDate day, Tally tally, long moreOrders, long capPoints, Map<String, Integer> uses) {
        var counted = new Tally(
                points ? tally.points() : 0,
                spend ? tally.spend() : Ratio.ZERO,
                orders ? tally.orders() : 0,
                activities ? tally.activities() : 0);
        long capped = caps ? capPoints : 0;
        if (counted.equals(Tally.NONE) && moreOrders == 0 && capped == 0 && uses.isEmpty()) {
            return;
        }
        posting.post(new LedgerEvent.Counted(day, counted, moreOrders, capped, uses, horizon(posting.account())));
        if (activities
                || isLess(counted)
                || posting.account().history().days().values().stream().anyMatch(Counting::isLess)) {
            posting.mayFallSooner();
        }
    }

    /** What is less than nothing may bring a review forward: at once, and again when it leaves the window. */
    private static boolean isLess(Tally tally) {
        return tally.points() < 0 || tally.spend().signum() < 0 || tally.orders() < 0;
    }

    private Horizon horizon(Account account) {
        Program program = programs.at(account.advancedTo()).orElseThrow();
        var today = program.dayOf(account.advancedTo());
        var kept = today.minusDays(UsageCount.DAYS_KEPT);
        var firstDay = program.dayOf(account.membership().firstEventAt());
        var from = LocalDate.MAX;
        boolean keepsOlder = false;
        for (Tiers each : tiers) {
            var oldest = new TierWindow(each, account.history(), firstDay).oldestDay(today);
            keepsOlder |= oldest.isEmpty();
            from = oldest.filter(from::isAfter).orElse(from);
        }
        return new Horizon(
                from, keepsOlder, kept.withDayOfMonth(1), kept.withDayOfYear(1).minusDays(6));
    }
}
