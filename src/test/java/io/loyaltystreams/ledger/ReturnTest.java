package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a return takes, and from where. */
class ReturnTest {

    private static final String MARCH = "2026-03-10T10:00:00Z";
    private static final String APRIL = "2026-04-10T10:00:00Z";
    private static final String MAY = "2026-05-10T10:00:00Z";

    @Test
    void takesWhatRemainsThenWhatExpiredThenWhatWasRedeemed() {
        var member = Member.of(Rulebook.amsterdam().expiry("P1M"))
                .order("1", MARCH, 2000)
                .redeem("X", MARCH, 5)
                .until(APRIL)
                .adjust("A", MAY, 3)
                .then();

        assertThat(member.returned("R1", "1", MAY, 500).tells())
                .as("fifteen have expired: five of them are taken, and nothing falls")
                .containsExactly("unchanged ALREADY_EXPIRED");
        assertThat(member.account().lifetimeEarned()).isEqualTo(15);
        assertThat(member.returned("R2", "1", MAY, 1200).tells())
                .as("ten that have expired, and two that were redeemed")
                .containsExactly("return:R2:reverse -2 = 1/0");
        assertThat(member.returned("R3", "1", MAY).tells())
                .as("three that were redeemed; one of them is covered")
                .containsExactly("return:R3:reverse -3 = -2/0");
        assertThat(member.account().lifetimeEarned()).isZero();
        assertThat(member.returned("R4", "1", MAY).tells()).containsExactly("unchanged NOTHING_LEFT");
    }

    /** 10.5 points are 10, and 35 with the bonus; rounded together 35.5 are 36. */
    @Test
    void aReturnOfNothingThatCountsGivesNothingEvenWhereTheRoundingWouldKeepMore() {
        var member = Member.of(Rulebook.amsterdam().halfEven().bonus("gift", 25, new Limit(9, Limit.Period.EVER)))
                .order("1", MARCH, 1050, 0)
                .then();

        assertThat(member.returned("R1", "1", APRIL, 0).tells()).containsExactly("unchanged NOTHING_LEFT");
        assertThat(member.returned("R2", "1", APRIL).tells()).containsExactly("return:R2:reverse -35 = 0/0");
    }

    @Test
    void redeemedPointsAreForgivenWhereTheProgramSaysSo() {
        var member = Member.of(Rulebook.amsterdam().forgiving())
                .order("1", MARCH, 2000)
                .redeem("X", MARCH, 20)
                .adjust("A", MARCH, 5)
                .then();

        assertThat(member.returned("R1", "1", APRIL, 1000).tells()).containsExactly("return:R1:reverse -5 = 0/0");
        assertThat(member.returned("R2", "1", APRIL).tells()).containsExactly("unchanged WRITTEN_OFF");
        assertThat(member.adjust("B", APRIL, 7).cancel("X", APRIL).tells())
                .as("what was written off gives nothing back, what covered does")
                .containsExactly("adjustment:B +7 = 7/0", "redemption:X:cancel +5 = 12/0", "answer X accepted 5");
    }

    @Test
    void theLotThatCoveredFundsTheRedemptionFromThenOn() {
        var member = Member.of(Rulebook.amsterdam())
                .order("1", MARCH, 2000)
                .redeem("X", MARCH, 20)
                .order("2", MARCH, 1500)
                .returned("R", "1", APRIL)
                .then();
        assertThat(member.account().available()).isEqualTo(-5);

        assertThat(member.cancel("X", APRIL).tells())
                .as("fifteen go back to the second order's lot, and the debt of five is dropped")
                .containsExactly("redemption:X:cancel +20 = 15/0", "answer X accepted 20");
        assertThat(member.account().holdings().lots()).extracting(Lot::id).isEqualTo(List.of("order:2:earn"));
        assertThat(member.account().holdings().debts()).isEmpty();
        assertThat(member.returned("R2", "2", MAY).tells()).containsExactly("return:R2:reverse -15 = 0/0");
    }

    @Test
    void whoPaidADebtForARedemptionGetsItBackWithTheCancellation() {
        var member = Member.of(Rulebook.amsterdam())
                .order("1", MARCH, 2000)
                .redeem("X", MARCH, 20)
                .returned("R", "1", APRIL)
                .order("2", MAY, 3000)
                .then();
        assertThat(member.account().available()).isEqualTo(10);

        assertThat(member.returned("R2", "2", MAY).tells())
                .as("ten remain; of what paid the debt nothing covers twenty again")
                .containsExactly("return:R2:reverse -30 = -20/0");
        assertThat(member.cancel("X", MAY).tells())
                .containsExactly("redemption:X:cancel +20 = 0/0", "answer X accepted 20");
    }

    @Test
    void theNewestRedemptionIsTheFirstThatOthersPayFor() {
        var member = Member.of(Rulebook.amsterdam().forgiving())
                .order("1", MARCH, 2000)
                .redeem("X", MARCH, 12)
                .redeem("Y", MARCH, 8)
                .returned("R", "1", APRIL, 1000)
                .then();

        assertThat(member.tells()).isEmpty();
        assertThat(member.cancel("Y", APRIL).cancel("X", APRIL).tells())
                .as("ten are written off: all of Y, two of X")
                .containsExactly(
                        "unchanged WRITTEN_OFF",
                        "answer Y accepted 0",
                        "redemption:X:cancel +10 = 10/0",
                        "answer X accepted 10");
    }

    @Test
    void aReturnFreesTheCapOfTheOrdersDayAndItsUses() {
        var rulebook = Rulebook.amsterdam()
                .capPerDay(100)
                .bonus("once", 10, new Limit(1, Limit.Period.EVER))
                .bonus("weekly", 5, new Limit(1, Limit.Period.WEEK));
        var member = Member.of(rulebook)
                .order("1", MARCH, 4000)
                .order("2", MARCH, 6000)
                .order("3", MARCH, 500)
                .returned("R", "1", APRIL)
                .order("4", MARCH, 5000);

        assertThat(member.tells())
                .containsExactly(
                        "order:1:earn +55 = 55/0",
                        "order:2:earn +45 = 100/0",
                        "unchanged LIMIT_REACHED",
                        "return:R:reverse -55 = 45/0",
                        "order:4:earn +55 = 100/0");
        assertThat(member.account().totals().orders()).isEqualTo(3);
    }

    @Test
    void usesOfLongAgoStillCountForALimitWithoutAPeriod() {
        var rulebook = Rulebook.amsterdam()
                .bonus("once", 10, new Limit(1, Limit.Period.EVER))
                .bonus("weekly", 5, new Limit(1, Limit.Period.WEEK));
        var member = Member.of(rulebook)
                .order("1", "2022-03-10T10:00:00Z", 4000)
                .order("2", "2026-03-10T10:00:00Z", 4000)
                .order("3", "2026-03-17T10:00:00Z", 4000)
                .then();
        assertThat(member.account().usage().uses().get("once")).containsOnlyKeys(java.time.LocalDate.EPOCH);

        assertThat(member.returned("R", "1", "2026-03-18T10:00:00Z")
                        .order("4", "2026-03-19T10:00:00Z", 4000)
                        .tells())
                .containsExactly("return:R:reverse -55 = 90/0", "order:4:earn +50 = 140/0");
    }

    @Test
    void pointsOfOldMonthsAreForgottenByTheCaps() {
        var member = Member.of(Rulebook.amsterdam().capPerDay(100));
        for (int month = 0; month < 60; month++) {
            var at = java.time.LocalDate.of(2021, 1, 1).plusMonths(month) + "T10:00:00Z";
            member.order("o" + month, at, 1000);
        }
        assertThat(member.account().usage().points()).hasSize(15);

        assertThat(member.then().returned("R", "o0", "2026-01-01T10:00:00Z").tells())
                .containsExactly("return:R:reverse -10 = 590/0");
        assertThat(member.account().usage().points().values()).allMatch(points -> points == 10);
    }
}
