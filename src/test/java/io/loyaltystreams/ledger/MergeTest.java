package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Limit;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.Tiers.Downgrade;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two members turn out to be one person; {@code old} is the older one. */
class MergeTest {

    private static final String DAY = "2026-03-20T10:00:00Z";

    private Member old;
    private Member young;

    private void members(Rulebook rulebook) {
        old = new Member(rulebook.alone(), "m-old");
        young = new Member(rulebook.alone(), "m-young");
    }

    private Member merged() {
        return old.joinedBy(young.then(), "S", DAY);
    }

    @Test
    void everyLotLeavesAndJoinsAsAPairOfEntries() {
        members(Rulebook.amsterdam().expiry("P12M"));
        old.order("1", "2026-03-01T10:00:00Z", 1000).then();
        young.order("2", "2026-03-10T10:00:00Z", 500).adjust("A", "2026-03-11T10:00:00Z", 7);

        assertThat(merged().tells())
                .containsExactly("transfer:S:order:2:earn:in +5 = 15/0", "transfer:S:adjustment:A:in +7 = 22/0");
        assertThat(young.tells())
                .containsExactly("transfer:S:order:2:earn:out -5 = 7/0", "transfer:S:adjustment:A:out -7 = 0/0");
        assertThat(old.account().holdings().lot("order:2:earn").orElseThrow().expiresOn())
                .contains(LocalDate.parse("2027-03-10"));
        assertThat(old.account().lifetimeEarned()).isEqualTo(15);
    }

    @Test
    void pendingPointsStayPendingAndAreReleasedOnTheirDay() {
        members(Rulebook.amsterdam().hold("P14D"));
        old.order("1", "2026-03-01T10:00:00Z", 1000).then();
        young.order("2", "2026-03-10T10:00:00Z", 500);

        assertThat(merged().until("2026-03-24T00:00:00Z").tells())
                .containsExactly(
                        "release:order:1:earn releases 10 = 10/0 at 2026-03-14T23:00:00Z",
                        "transfer:S:order:2:earn:in +5 = 10/5",
                        "release:order:2:earn releases 5 = 15/0 at 2026-03-23T23:00:00Z");
    }

    @Test
    void aDebtMovesAndIsPaidByWhatTheOtherHas() {
        members(Rulebook.amsterdam());
        old.order("1", "2026-03-01T10:00:00Z", 1000).then();
        young.order("2", "2026-03-10T10:00:00Z", 500)
                .redeem("X", "2026-03-11T10:00:00Z", 5)
                .returned("R", "2", "2026-03-12T10:00:00Z");

        assertThat(merged().tells()).containsExactly("transfer:S:debt:in -5 = 5/0");
        assertThat(young.tells()).containsExactly("transfer:S:debt:out +5 = 0/0");
        assertThat(old.account().holdings().debts()).isEmpty();

        // what paid the debt paid for the redemption, and gets its points back
        assertThat(old.cancel("X", "2026-03-21T10:00:00Z").tells())
                .containsExactly("redemption:X:cancel +5 = 10/0", "answer X accepted 5");
        assertThat(old.account().holdings().lot("order:1:earn").orElseThrow().remaining())
                .isEqualTo(10);
    }

    @Test
    void theOlderOnesDebtIsPaidByWhatTheYoungerOneBrings() {
        members(Rulebook.amsterdam());
        old.adjust("A", "2026-03-01T10:00:00Z", -8).then();
        young.order("2", "2026-03-10T10:00:00Z", 500);

        assertThat(merged().tells()).containsExactly("transfer:S:order:2:earn:in +5 = -3/0");
        assertThat(old.account().holdings().lots()).isEmpty();
    }

    @Test
    void aReturnOfTheYoungerOnesOrderTakesFromTheOlderOne() {
        members(Rulebook.amsterdam());
        old.order("1", "2026-03-01T10:00:00Z", 1000).then();
        young.order("2", "2026-03-10T10:00:00Z", 500);

        assertThat(merged().then().returned("R", "2", "2026-03-22T10:00:00Z").tells())
                .containsExactly("return:R:reverse -5 = 10/0");
        assertThat(old.account().totals().orders()).isEqualTo(1);
        assertThat(old.account().lifetimeEarned()).isEqualTo(10);
    }

    @Test
    void aSpentLotComesBackWhenItsRedemptionIsCancelledAfterwards() {
        members(Rulebook.amsterdam());
        old.order("1", "2026-03-01T10:00:00Z", 1000).then();
        young.order("2", "2026-03-10T10:00:00Z", 500).redeem("X", "2026-03-11T10:00:00Z", 5);

        assertThat(merged().tells()).isEmpty();
        assertThat(old.cancel("X", "2026-03-22T10:00:00Z").tells())
                .containsExactly("redemption:X:cancel +5 = 15/0", "answer X accepted 5");
    }

    @Test
    void limitsCapsAndSubjectsAddUp() {
        members(Rulebook.amsterdam()
                .activity("review", "review", 3, new Limit(2, Limit.Period.MONTH))
                .capPerDay(12));
        old.order("1", DAY, 800).activity("A", "review", "2026-03-02T10:00:00Z", "tea");
        young.order("2", DAY, 700).activity("B", "review", "2026-03-10T10:00:00Z", "mug");

        assertThat(merged().then()
                        .activity("C", "review", "2026-03-21T10:00:00Z", "cup")
                        .activity("D", "review", "2026-04-21T10:00:00Z", "mug")
                        .order("3", DAY, 100)
                        .returned("R", "2", "2026-04-22T10:00:00Z")
                        .order("4", DAY, 900)
                        .tells())
                .containsExactly(
                        "unchanged LIMIT_REACHED",
                        "unchanged ALREADY_COUNTED",
                        "unchanged LIMIT_REACHED",
                        "return:R:reverse -7 = 14/0",
                        "order:4:earn +4 = 18/0");
    }

    @Test
    void aNoticeThatEitherHadGoesOutNoMore() {
        members(Rulebook.amsterdam().expiry("P1M", 10));
        old.order("1", "2026-03-01T10:00:00Z", 1000).then();
        young.order("2", "2026-02-28T10:00:00Z", 500);

        // the younger one was told on 18 March, the older one is on 22 March
        assertThat(merged().until("2026-03-28T10:00:00Z").tells())
                .containsExactly("transfer:S:order:2:earn:in +5 = 15/0", "notice 2026-04-01 10 10");
        assertThat(young.tells()).containsExactly("notice 2026-03-28 10 5", "transfer:S:order:2:earn:out -5 = 0/0");
    }

    @Test
    void pointsThatLiveByActivityLiveAsLongAsEitherWasActive() {
        members(Rulebook.amsterdam().expiry("P1M").byActivity());
        old.order("1", "2026-02-10T10:00:00Z", 1000)
                .order("3", "2026-03-05T10:00:00Z", 100)
                .then();
        young.order("2", "2026-02-25T10:00:00Z", 500);

        // without the older one's order of 5 March the younger one's points would go after 25 March
        assertThat(merged().until("2026-04-06T10:00:00Z").tells())
                .containsExactly(
                        "transfer:S:order:2:earn:in +5 = 16/0",
                        "expiry:order:1:earn -10 = 6/0 at 2026-04-05T22:00:00Z",
                        "expiry:order:2:earn -5 = 1/0 at 2026-04-05T22:00:00Z",
                        "expiry:order:3:earn -1 = 0/0 at 2026-04-05T22:00:00Z",
                        "gone expiry:order:1:earn 2026-04-05 16");
    }

    @Test
    void theWelcomeBonusComesOnceForBoth() {
        members(Rulebook.amsterdam().welcome(11));
        old.order("1", "2026-03-01T10:00:00Z", 1000).then();
        young.signUp("W", "2026-03-10T10:00:00Z");

        assertThat(merged().then().signUp("S", DAY).tells()).containsExactly("unchanged ALREADY_WELCOMED");
        assertThat(old.account().membership().signups()).containsExactly("W", "S");
    }

    @Test
    void whatIsOverdueByTheOlderOnesClockHappensDatedByItself() {
        members(Rulebook.amsterdam().expiry("P1M"));
        old.order("1", "2026-03-01T10:00:00Z", 1000)
                .order("9", "2026-06-01T10:00:00Z", 300)
                .then();
        young.order("2", "2026-03-10T10:00:00Z", 500);

        assertThat(merged().tells())
                .containsExactly(
                        "transfer:S:order:2:earn:in +5 = 8/0",
                        "expiry:order:2:earn -5 = 3/0 at 2026-04-10T22:00:00Z",
                        "gone expiry:order:2:earn 2026-04-10 5");
    }

    @Test
    void aSignUpThatTiesThreeMembersNamesEveryEntryOnce() {
        members(Rulebook.amsterdam());
        var third = new Member(Rulebook.amsterdam().alone(), "m-third");
        old.adjust("A", "2026-03-01T10:00:00Z", -50).then();
        young.order("2", "2026-03-10T10:00:00Z", 500).adjust("B", "2026-03-11T10:00:00Z", -8);
        third.adjust("C", "2026-03-12T10:00:00Z", -2);

        young.then().joinedBy(third.then(), "S", DAY);
        old.joinedBy(young, "S", DAY);

        assertThat(third.tells()).containsExactly("transfer:S:debt:out +2 = 0/0");
        assertThat(young.tells()).containsExactly("transfer:S:debt:in -2 = -5/0", "transfer:S:debt:out:2 +5 = 0/0");
        assertThat(old.tells()).containsExactly("transfer:S:debt:in:2 -5 = -55/0");
    }

    private static Rulebook tiers(String grace) {
        return Rulebook.amsterdam()
                .tiers(
                        new Tiers.Metric.Points(),
                        new Tiers.Window.Rolling(Period.ofMonths(1)),
                        new Downgrade(Downgrade.Policy.REQUALIFY, Period.parse(grace)),
                        100,
                        200);
    }

    @Test
    void whatBothDidTogetherLiftsThePersonWithOneChange() {
        members(tiers("P0D"));
        old.order("1", "2026-03-01T10:00:00Z", 9000).then();
        young.order("2", "2026-03-10T10:00:00Z", 12_000);

        assertThat(merged().tells())
                .containsExactly("transfer:S:order:2:earn:in +120 = 210/0", "bronze -> gold UP MERGE 210 at " + DAY);
    }

    @Test
    void theBetterTierStaysWithItsPendingReview() {
        members(tiers("P30D"));
        old.order("1", "2026-03-01T10:00:00Z", 1000).then();
        young.order("2", "2026-02-01T10:00:00Z", 12_000).then();

        // silver was reviewed on 1 March and falls on 31 March
        assertThat(merged().tells())
                .containsExactly("transfer:S:order:2:earn:in +120 = 130/0", "bronze -> silver UP MERGE 10 at " + DAY);
        assertThat(old.account().standing().orElseThrow().fallsOn()).contains(LocalDate.parse("2026-03-31"));
        assertThat(old.until("2026-03-31T00:00:00Z").tells())
                .containsExactly("silver -> bronze DOWN WINDOW 10 at 2026-03-30T22:00:00Z");
    }

    @Test
    void equalTiersFallAtTheLaterDay() {
        members(tiers("P30D"));
        old.order("1", "2026-02-01T10:00:00Z", 12_000).then();
        young.order("2", "2026-02-05T10:00:00Z", 12_000).then();

        merged();
        assertThat(old.account().standing().orElseThrow().fallsOn()).contains(LocalDate.parse("2026-04-04"));
    }

    @Test
    void equalTiersStayIfOneOfThemWouldNotFall() {
        members(tiers("P30D"));
        old.order("1", "2026-02-01T10:00:00Z", 12_000).then();
        young.order("2", "2026-03-05T10:00:00Z", 12_000).then();

        assertThat(merged().tells()).containsExactly("transfer:S:order:2:earn:in +120 = 240/0");
        assertThat(old.account().standing().orElseThrow().fallsOn()).isEqualTo(Optional.empty());
        assertThat(List.of(old.tier())).containsExactly("silver");
    }
}
