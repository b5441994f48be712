package io.loyaltystreams.query;

import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Debt;
import io.loyaltystreams.ledger.History;
import io.loyaltystreams.ledger.Holdings;
import io.loyaltystreams.ledger.Lot;
import io.loyaltystreams.ledger.Membership;
import io.loyaltystreams.ledger.Referrals;
import io.loyaltystreams.ledger.Schedule;
import io.loyaltystreams.ledger.Standing;
import io.loyaltystreams.ledger.Totals;
import io.loyaltystreams.program.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts as a store could hold them. */
final class SampleAccounts {

    static final String MEMBER = "m-0123456789abcdef0123456789abcdef";
    static final String CARD = "card:5200000031";

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private SampleAccounts() {}

    /** A member with a tier, three lots and, though that is rare beside lots, a debt. */
    static Account rich() {
        return account(
                List.of(
                        lot("adjustment:a-1", 40, 0, START, Optional.empty(), Optional.empty()),
                        lot("order:4712:earn", 30, 0, START.plusSeconds(60), day("2026-03-15"), day("2027-03-31")),
                        lot("order:4711:earn", 1250, 300, START, Optional.empty(), day("2026-12-31"))),
                List.of(new Debt("return:R-9:reverse", Optional.empty(), 15)),
                Optional.of(new Standing("silver", START, day("2026-04-01"))),
                Optional.of(Instant.parse("2026-03-14T23:00:00Z")),
                1320,
                List.of(new Referrals.Claim(
                        "s-1", START, Optional.of("m-fedcba9876543210fedcba9876543210"), Optional.of("4711"), 1)));
    }

    /** A member who never earned. */
    static Account empty() {
        return account(List.of(), List.of(), Optional.empty(), Optional.empty(), 0, List.of());
    }

    static Account of(List<Lot> lots, Optional<Standing> standing) {
        return account(lots, List.of(), standing, Optional.empty(), 0, List.of());
    }

    static Lot lot(
            String id,
            long points,
            long redeemed,
            Instant earnedAt,
            Optional<LocalDate> availableFrom,
            Optional<LocalDate> expiresOn) {
        return new Lot(
                id,
                new Lot.Parts(points, redeemed, 0, 0),
                new Lot.Terms(earnedAt, 1, availableFrom, expiresOn, false, 0),
                List.of(),
                Optional.empty());
    }

    static Optional<LocalDate> day(String text) {
        return Optional.ofNullable(text).map(LocalDate::parse);
    }

    private static Account account(
            List<Lot> lots,
            List<Debt> debts,
            Optional<Standing> standing,
            Optional<Instant> nextDue,
            long lifetimeEarned,
            List<Referrals.Claim> claims) {
        return new Account(
                new Membership(
                        START,
                        Optional.empty(),
                        List.of("email:ann@example.org"),
                        true,
                        false,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of()),
                new Holdings(lots, debts, Map.of()),
                Usage.NONE,
                History.NONE,
                Map.of(),
                new Totals(lifetimeEarned, 2, 0, 0),
                standing,
                new Schedule(Instant.parse("2026-03-02T10:15:30Z"), nextDue, List.of(), Optional.empty()),
                new Referrals(claims, List.of(), List.of()));
    }
}
