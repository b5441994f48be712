package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.Limit;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Tiers;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Random;

/**
 * The terms of a random program, in plain values; zero stands for without.
 *
 * @param versions what changes from version to version
 * @param window R, C, A or L: rolling, calendar year, anniversary, lifetime
 */
record PlainTerms(
        String zone,
        List<Version> versions,
        long capPerDay,
        long capPerMonth,
        char window,
        int windowMonths,
        boolean countsOrders,
        int graceDays,
        boolean oneStep,
        long silver,
        long gold) {

    static final long BONUS = 7;
    static final long REVIEW = 3;
    static final long WELCOME = 11;
    static final long REFERRER = 17;
    static final long REFEREE = 13;

    /** In euros. */
    static final long REFERRAL_MINIMUM = 20;

    static final int REVIEWS_PER_WEEK = 2;
    static final int BONUSES_PER_MONTH = 1;
    static final List<Integer> NOTICES = List.of(10, 2);

    record Version(
            Instant from,
            int holdDays,
            int expiryMonths,
            boolean byActivity,
            boolean monthEnd,
            int reinstatementDays,
            boolean forgives,
            boolean refers) {}

    static PlainTerms random(Random random, Instant begin) {
        var versions = List.of(
                version(random, begin.minusSeconds(3L * 365 * 86_400)),
                version(random, begin.plusSeconds(200L * 86_400)));
        boolean orders = random.nextInt(4) == 0;
        long silver = orders ? 4 : 80 + random.nextInt(200);
        return new PlainTerms(
                List.of("Europe/Amsterdam", "America/Sao_Paulo", "Pacific/Auckland")
                        .get(random.nextInt(3)),
                versions,
                random.nextInt(3) == 0 ? 60 : 0,
                random.nextInt(3) == 0 ? 250 : 0,
                "RRRCAL".charAt(random.nextInt(6)),
                1 + random.nextInt(5),
                orders,
                random.nextInt(3) == 0 ? 0 : random.nextInt(40),
                random.nextBoolean(),
                silver,
                silver * 2);
    }

    private static Version version(Random random, Instant from) {
        return new Version(
                from,
                random.nextInt(3) == 0 ? 0 : random.nextInt(20),
                random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(5),
                random.nextInt(3) == 0,
                random.nextBoolean(),
                random.nextInt(40),
                random.nextInt(3) == 0,
                random.nextInt(4) > 0);
    }

    Programs programs() {
        return new Programs(List.of(program(1), program(2)));
    }

    private Program program(int number) {
        var version = versions.get(number - 1);
        var book = Rulebook.in(zone)
                .version(number, version.from().toString())
                .welcome(WELCOME)
                .bonus("monthly", BONUS, new Limit(BONUSES_PER_MONTH, Limit.Period.MONTH))
                .activity("review", "review", REVIEW, new Limit(REVIEWS_PER_WEEK, Limit.Period.WEEK))
                .caps(Long.MAX_VALUE, orUnlimited(capPerDay), orUnlimited(capPerMonth))
                .tiers(metric(), tierWindow(), downgrade(), silver, gold);
        if (version.holdDays() > 0) {
            book.hold("P" + version.holdDays() + "D");
        }
        if (version.expiryMonths() > 0) {
            book.expiry(
                    "P" + version.expiryMonths() + "M",
                    version.monthEnd() ? ExpiryPolicy.RoundUp.MONTH : ExpiryPolicy.RoundUp.NONE,
                    "P" + version.reinstatementDays() + "D",
                    NOTICES.toArray(Integer[]::new));
            if (version.byActivity()) {
                book.byActivity();
            }
        }
        if (version.refers()) {
            book.referral(REFERRER, REFEREE, REFERRAL_MINIMUM);
        }
        return (version.forgives() ? book.forgiving() : book).program();
    }

    private Tiers.Metric metric() {
        return countsOrders ? new Tiers.Metric.Orders() : new Tiers.Metric.Points();
    }

    private Tiers.Window tierWindow() {
        return switch (window) {
            case 'R' -> new Tiers.Window.Rolling(Period.ofMonths(windowMonths));
            case 'C' -> new Tiers.Window.CalendarYear();
            case 'A' -> new Tiers.Window.Anniversary();
            default -> new Tiers.Window.Lifetime();
        };
    }

    private Tiers.Downgrade downgrade() {
        return new Tiers.Downgrade(
                oneStep ? Tiers.Downgrade.Policy.ONE_STEP : Tiers.Downgrade.Policy.REQUALIFY, Period.ofDays(graceDays));
    }

    private static long orUnlimited(long cap) {
        return cap == 0 ? Long.MAX_VALUE : cap;
    }
}
