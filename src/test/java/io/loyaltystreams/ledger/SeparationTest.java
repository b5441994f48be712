package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.ledger.Belongings.Kind;
import io.loyaltystreams.program.Limit;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.Tiers.Downgrade;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two members who became one were two persons after all; {@code old} has the account of both meanwhile. */
class SeparationTest {

    private static final String MERGED = "2026-03-20T10:00:00Z";
    private static final String DAY = "2026-03-27T10:00:00Z";

    private Member old;
    private Member young;

    private void members(Rulebook rulebook) {
        old = new Member(rulebook.alone(), "m-old");
        young = new Member(rulebook.alone(), "m-young");
    }

    private void merge() {
        old.joinedBy(young.then(), "S", MERGED).then();
        young.then();
    }

    private void separate() {
        old.separatedFrom(young, "E", DAY);
    }

    @Test
    void withNothingInBetweenBothHaveWhatTheyHadBefore() {
        members(Rulebook.amsterdam()
                .hold("P14D")
                .expiry("P3M", 10)
                .capPerDay(12)
                .activity("review", "review", 3, new Limit(2, Limit.Period.MONTH))
                .tiers(
                        new Tiers.Metric.Points(),
                        new Tiers.Window.Rolling(Period.ofMonths(6)),
                        new Downgrade(Downgrade.Policy.REQUALIFY, Period.ZERO),
                        10,
                        1000));
        old.order("1", "2026-03-01T10:00:00Z", 700).activity("A", "review", "2026-03-02T10:00:00Z", "tea");
        young.order("2", "2026-03-01T11:00:00Z", 800)
                .order("3", "2026-03-19T10:00:00Z", 100)
                .activity("B", "review", "2026-03-10T10:00:00Z")
                .redeem("X", "2026-03-16T10:00:00Z", 5);
        var ofOld = old.until(MERGED).account();
        var ofYoung = young.until(MERGED).account();
        int entries = young.posted().size();
        merge();
        separate();

        assertSame(old.account(), ofOld);
        assertSame(young.account(), ofYoung);
        assertThat(young.posted().size()).isGreaterThan(entries);
        assertThat(young.cancel("X", "2026-03-28T10:00:00Z").account().available())
                .isEqualTo(ofYoung.available() + 5);
    }

    private static void assertSame(Account now, Account before) {
        assertThat(now.holdings().lots())
                .containsExactlyInAnyOrderElementsOf(before.holdings().lots());
        assertThat(now.holdings().debts()).isEqualTo(before.holdings().debts());
        assertThat(now.usage()).isEqualTo(before.usage());
        assertThat(now.history()).isEqualTo(before.history());
        assertThat(now.lifetimeEarned()).isEqualTo(before.lifetimeEarned());
        assertThat(now.totals().orders()).isEqualTo(before.totals().orders());
        assertThat(now.standing().map(Standing::tier))
                .isEqualTo(before.standing().map(Standing::tier));
        // it may be looked at too early, never too late
        assertThat(now.nextDue().orElseThrow())
                .isBeforeOrEqualTo(before.nextDue().orElseThrow());
        assertThat(now.membership().references()).isEqualTo(before.membership().references());
        assertThat(now.membership().formerly()).isEqualTo(before.membership().formerly());
    }

    @Test
    void eachLotLeavesAndComesBackAsAPairOfEntriesAsFarAsItIsUnspent() {
        members(Rulebook.amsterdam().expiry("P12M"));
        old.order("1", "2026-03-15T10:00:00Z", 1000);
        young.order("2", "2026-03-10T10:00:00Z", 500).adjust("A", "2026-03-11T10:00:00Z", 7);
        merge();
        // soonest expiry first: it takes what the younger one has brought
        old.redeem("X", "2026-03-21T10:00:00Z", 6).then();
        separate();

        assertThat(old.tells()).containsExactly("separation:E:adjustment:A:out -6 = 10/0");
        assertThat(young.tells()).containsExactly("separation:E:adjustment:A:in +6 = 6/0");
    }

    @Test
    void whatTheOlderOneSpentOfTheYoungerOnesPointsComesBackToTheOlderOne() {
        members(Rulebook.amsterdam().expiry("P12M"));
        old.order("1", "2026-03-15T10:00:00Z", 1000);
        young.order("2", "2026-03-10T10:00:00Z", 500);
        merge();
        old.redeem("X", "2026-03-21T10:00:00Z", 3);
        separate();
        young.then();

        assertThat(old.then().cancel("X", "2026-03-28T10:00:00Z").tells())
                .containsExactly("redemption:X:cancel +3 = 13/0", "answer X accepted 3");
        // and the order of which they were comes back as if they were still spent
        assertThat(young.returned("R", "2", "2026-03-29T10:00:00Z").tells())
                .containsExactly("return:R:reverse -5 = -3/0");
        assertThat(old.until("2027-03-11T10:00:00Z").tells())
                .containsExactly(
                        "expiry:separation:E:order:2:earn -3 = 10/0 at 2027-03-10T23:00:00Z",
                        "gone expiry:separation:E:order:2:earn 2027-03-10 3");
    }

    @Test
    void whatTheYoungerOneSpentOfTheOlderOnesPointsComesBackToTheYoungerOne() {
        members(Rulebook.amsterdam().expiry("P12M"));
        old.order("1", "2026-03-05T10:00:00Z", 1000);
        young.order("2", "2026-03-10T10:00:00Z", 500);
        merge();
        old.redeem("X", "2026-03-21T10:00:00Z", 12);
        young.notes(Kind.REDEMPTION, "X");
        separate();

        assertThat(young.tells()).containsExactly("separation:E:order:2:earn:in +3 = 3/0");
        assertThat(young.cancel("X", "2026-03-28T10:00:00Z").tells())
                .containsExactly("redemption:X:cancel +12 = 15/0", "answer X accepted 12");
        assertThat(old.account().available()).isZero();
        assertThat(old.shelf().redemptions).isEmpty();
    }

    @Test
    void whatIsOwedGoesToWhoOwesIt() {
        members(Rulebook.amsterdam());
        old.order("1", "2026-03-01T10:00:00Z", 300);
        young.adjust("A", "2026-03-10T10:00:00Z", -8);
        merge();
        assertThat(old.account().available()).isEqualTo(-5);
        separate();

        assertThat(old.tells()).containsExactly("separation:E:debt:out +5 = 0/0");
        assertThat(young.tells()).containsExactly("separation:E:debt:in -5 = -5/0");
        assertThat(young.account().holdings().debts()).containsExactly(new Debt("adjustment:A", Optional.empty(), 5));
    }

    @Test
    void aDebtThatStandsInForARedemptionGoesWithIt() {
        members(Rulebook.amsterdam());
        old.order("1", "2026-03-01T10:00:00Z", 300);
        young.order("2", "2026-03-10T10:00:00Z", 500);
        merge();
        old.redeem("X", "2026-03-21T10:00:00Z", 8).returned("R", "2", "2026-03-22T10:00:00Z");
        young.notes(Kind.RETURN, "R");
        assertThat(old.account().available()).isEqualTo(-5);
        separate();

        assertThat(young.account().available()).isZero();
        assertThat(old.account().available()).isEqualTo(-5);
        assertThat(old.then().cancel("X", "2026-03-28T10:00:00Z").tells())
                .containsExactly("redemption:X:cancel +8 = 3/0", "answer X accepted 8");
    }

    @Test
    void ordersOfTheYoungerOneSinceThenAreTheYoungerOnes() {
        members(Rulebook.amsterdam().capPerDay(12).expiry("P12M"));
        old.order("1", "2026-03-01T10:00:00Z", 1000);
        young.order("2", "2026-03-10T10:00:00Z", 500);
        merge();
        old.order("3", "2026-03-21T10:00:00Z", 800)
                .adjust("A", "2026-03-21T11:00:00Z", 9)
                .activity("V", "none", "2026-03-21T12:00:00Z");
        young.notes(Kind.ORDER, "3").notes(Kind.ADJUSTMENT, "A").notes(Kind.ACTIVITY, "V");
        separate();
        young.then();

        assertThat(young.account().available()).isEqualTo(22);
        assertThat(young.account().totals().orders()).isEqualTo(2);
        assertThat(young.account().lifetimeEarned()).isEqualTo(13);
        assertThat(old.account().available()).isEqualTo(10);
        assertThat(old.account().lifetimeEarned()).isEqualTo(10);
        assertThat(old.account().totals().orders()).isEqualTo(1);
        // the day's cap is the one's who bought
        assertThat(young.order("4", "2026-03-21T13:00:00Z", 900).tells()).containsExactly("order:4:earn +4 = 26/0");
        assertThat(old.then().order("5", "2026-03-21T13:00:00Z", 900).tells())
                .containsExactly("order:5:earn +9 = 19/0");
        assertThat(young.then().returned("R", "3", "2026-03-29T10:00:00Z").tells())
                .containsExactly("return:R:reverse -8 = 18/0");
    }

    @Test
    void whatCameBackWhileTheyWereOneIsBackForTheYoungerOne() {
        members(tiers());
        old.order("1", "2026-03-01T10:00:00Z", 9000);
        young.order("2", "2026-03-10T10:00:00Z", 5000).order("3", "2026-03-10T10:00:00Z", 1000);
        merge();
        old.returned("R", "2", "2026-03-22T10:00:00Z");
        young.notes(Kind.RETURN, "R");
        separate();

        assertThat(young.account().lifetimeEarned()).isEqualTo(10);
        assertThat(young.account().totals().orders()).isEqualTo(1);
        assertThat(young.account().history().all().points()).isEqualTo(10);
        assertThat(old.account().lifetimeEarned()).isEqualTo(90);
        assertThat(old.account().history().all().points()).isEqualTo(90);
    }

    private static Rulebook tiers() {
        return Rulebook.amsterdam()
                .tiers(
                        new Tiers.Metric.Points(),
                        new Tiers.Window.Rolling(Period.ofMonths(1)),
                        new Downgrade(Downgrade.Policy.REQUALIFY, Period.ofDays(30)),
                        100,
                        200);
    }

    @Test
    void whatLiftedBothTogetherLiftsNobodyAnyMore() {
        members(tiers());
        old.order("1", "2026-03-05T10:00:00Z", 9000);
        young.order("2", "2026-03-10T10:00:00Z", 12_000);
        merge();
        assertThat(old.tier()).isEqualTo("gold");
        separate();

        assertThat(old.tells())
                .containsExactly(
                        "separation:E:order:2:earn:out -120 = 90/0", "gold -> bronze DOWN ADJUSTMENT 90 at " + DAY);
        assertThat(young.tells()).containsExactly("separation:E:order:2:earn:in +120 = 120/0");
        assertThat(young.tier()).isEqualTo("silver");
        assertThat(young.until("2026-06-01T10:00:00Z").tells())
                .containsExactly("silver -> bronze DOWN WINDOW 0 at 2026-05-09T22:00:00Z");
    }

    @Test
    void aTierWhoseGraceEndedMeanwhileIsReviewedAtOnce() {
        members(tiers());
        old.order("1", "2026-01-01T10:00:00Z", 100);
        young.order("2", "2026-01-20T10:00:00Z", 12_000).until("2026-03-01T10:00:00Z");
        assertThat(young.account().standing().orElseThrow().fallsOn()).contains(LocalDate.parse("2026-03-22"));
        merge();
        separate();

        assertThat(young.tells())
                .containsExactly(
                        "separation:E:order:2:earn:in +120 = 120/0", "silver -> bronze DOWN ADJUSTMENT 0 at " + DAY);
    }

    @Test
    void theSignUpThatTiedThemIsKnownToBothAndSoIsWhatEitherHadRead() {
        members(Rulebook.amsterdam().welcome(11));
        old.order("1", "2026-03-01T10:00:00Z", 300);
        young.signUp("W", "2026-03-10T10:00:00Z");
        merge();
        old.signUp("S", MERGED).signUp("T", "2026-03-21T10:00:00Z");
        separate();
        old.then();
        young.then();

        assertThat(List.of(old, young))
                .allSatisfy(each -> assertThat(List.of("S", "T", "W").stream()
                                .allMatch(each.account().membership()::hasRead))
                        .isTrue());
        assertThat(young.signUp("S", MERGED).tells()).containsExactly("unchanged DUPLICATE");
        assertThat(young.account().membership().signups()).containsExactly("W");
        assertThat(young.account().available()).isEqualTo(11);
    }

    @Test
    void aReferralGoesBackToWhoWasBrought() {
        members(Rulebook.amsterdam().referral(17, 13, 20));
        old.order("1", "2026-03-01T10:00:00Z", 300);
        young.signUp("W", "2026-03-10T10:00:00Z", "card:9");
        young.handle(new LedgerCommand.Referral.Hear(
                "W", java.time.Instant.parse("2026-03-10T10:00:00Z"), List.of("m-ben"), Optional.empty()));
        young.order("2", "2026-03-11T10:00:00Z", 3000);
        merge();
        separate();

        assertThat(old.account().referrals()).isEqualTo(Referrals.NONE);
        assertThat(young.account().referrals().stands()).isTrue();
        assertThat(young.then().returned("R", "2", "2026-03-28T10:00:00Z").tells())
                .containsExactly("return:R:reverse -30 = 13/0", "return:R:referee -13 = 0/0");
    }

    @Test
    void theyMayBecomeOneAgainByAnotherSignUp() {
        members(Rulebook.amsterdam());
        old.order("1", "2026-03-01T10:00:00Z", 300);
        young.order("2", "2026-03-10T10:00:00Z", 500);
        merge();
        separate();
        old.then();

        assertThat(old.joinedBy(young, "S2", "2026-03-29T10:00:00Z").tells())
                .containsExactly("transfer:S2:order:2:earn:in +5 = 8/0");
        assertThat(old.then()
                        .separatedFrom(young, "E2", "2026-03-30T10:00:00Z")
                        .account()
                        .available())
                .isEqualTo(5);
        assertThat(old.account().membership().formerly()).isEmpty();
    }
}
