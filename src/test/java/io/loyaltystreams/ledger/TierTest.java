package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Measure;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.Tiers.Downgrade;
import io.loyaltystreams.program.Tiers.Downgrade.Policy;
import io.loyaltystreams.program.Tiers.Metric;
import io.loyaltystreams.program.Tiers.Window;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Silver from 100, gold from 200 unless said otherwise. */
class TierTest {

    private static final Window TWO_MONTHS = new Window.Rolling(Period.ofMonths(2));

    private static Rulebook rulebook(Metric metric, Window window, Policy policy, String grace) {
        return Rulebook.amsterdam().tiers(metric, window, new Downgrade(policy, Period.parse(grace)), 100, 200);
    }

    private static Member points(Window window, Policy policy, String grace) {
        return Member.of(rulebook(new Metric.Points(), window, policy, grace));
    }

    private static List<String> changes(Member member) {
        return member.tells().stream().filter(line -> line.contains(" -> ")).toList();
    }

    @Test
    void aNewMemberStartsInTheFirstLevelWithoutAnEvent() {
        var member = points(TWO_MONTHS, Policy.REQUALIFY, "P0D").order("1", "2026-03-10T10:00:00Z", 9900);

        assertThat(member.tier()).isEqualTo("bronze");
        assertThat(changes(member)).isEmpty();
    }

    @Test
    void anUpgradeHappensAtOnceAndPendingPointsCount() {
        var member = Member.of(rulebook(new Metric.Points(), TWO_MONTHS, Policy.REQUALIFY, "P0D")
                        .hold("P14D"))
                .order("1", "2026-03-10T10:00:00Z", 25_000);

        assertThat(changes(member)).containsExactly("bronze -> gold UP QUALIFIED 250 at 2026-03-10T10:00:00Z");
    }

    @Test
    void theMultiplierIsThatOfTheTierBeforeTheOrder() {
        assertThat(points(TWO_MONTHS, Policy.REQUALIFY, "P0D")
                        .order("1", "2026-03-10T10:00:00Z", 25_000)
                        .order("2", "2026-03-11T10:00:00Z", 1000)
                        .tells())
                .contains("order:1:earn +250 = 250/0", "order:2:earn +15 = 265/0");
    }

    @Test
    void withoutAGraceTheTierFallsWhenSomethingLeavesTheWindow() {
        var member = points(TWO_MONTHS, Policy.REQUALIFY, "P0D")
                .order("1", "2026-03-10T10:00:00Z", 12_000)
                .order("2", "2026-04-01T10:00:00Z", 9000)
                .until("2026-05-09T21:59:59Z");
        assertThat(member.tier()).isEqualTo("gold");

        assertThat(changes(member.then().until("2026-07-01T00:00:00Z")))
                .containsExactly("gold -> bronze DOWN WINDOW 90 at 2026-05-09T22:00:00Z");
    }

    @Test
    void whoQualifiesAgainWithinTheGraceKeepsTheTier() {
        var member = points(TWO_MONTHS, Policy.REQUALIFY, "P30D")
                .order("1", "2026-03-10T10:00:00Z", 12_000)
                .until("2026-05-20T00:00:00Z");
        assertThat(member.account().standing().orElseThrow().fallsOn()).contains(LocalDate.of(2026, 6, 9));

        member.order("2", "2026-06-08T10:00:00Z", 11_000).then().until("2026-08-07T00:00:00Z");
        assertThat(changes(member)).isEmpty();
        assertThat(member.account().standing().orElseThrow().fallsOn()).isEmpty();
        assertThat(changes(member.until("2027-01-01T00:00:00Z")))
                .as("a later drop starts a new grace")
                .containsExactly("silver -> bronze DOWN WINDOW 0 at 2026-09-06T22:00:00Z");
    }

    @Test
    void theFallUsesTheValueOfItsMoment() {
        assertThat(changes(points(TWO_MONTHS, Policy.REQUALIFY, "P30D")
                        .order("1", "2026-03-10T10:00:00Z", 30_000)
                        .order("2", "2026-06-01T10:00:00Z", 8000)
                        .then()
                        .until("2026-07-01T00:00:00Z")))
                .as("1.5 points for each euro: 120")
                .containsExactly("gold -> silver DOWN WINDOW 120 at 2026-06-08T22:00:00Z");
    }

    @Test
    void oneStepGoesOneDownForEachReview() {
        assertThat(changes(points(TWO_MONTHS, Policy.ONE_STEP, "P10D")
                        .order("1", "2026-03-10T10:00:00Z", 30_000)
                        .then()
                        .until("2027-01-01T00:00:00Z")))
                .containsExactly(
                        "gold -> silver DOWN WINDOW 0 at 2026-05-19T22:00:00Z",
                        "silver -> bronze DOWN WINDOW 0 at 2026-05-29T22:00:00Z");
        assertThat(changes(points(TWO_MONTHS, Policy.ONE_STEP, "P0D")
                        .order("1", "2026-03-10T10:00:00Z", 30_000)
                        .then()
                        .until("2027-01-01T00:00:00Z")))
                .containsExactly(
                        "gold -> silver DOWN WINDOW 0 at 2026-05-09T22:00:00Z",
                        "silver -> bronze DOWN WINDOW 0 at 2026-05-10T22:00:00Z");
    }

    @Test
    void aCalendarYearCountsTheBetterOfTwoAndIsReviewedAtItsEnd() {
        var member =
                points(new Window.CalendarYear(), Policy.ONE_STEP, "P31D").order("1", "2026-03-10T10:00:00Z", 30_000);
        assertThat(member.posted().stream()
                        .map(Posted::event)
                        .filter(LedgerEvent.TierMoved.class::isInstance)
                        .map(LedgerEvent.TierMoved.class::cast)
                        .map(LedgerEvent.TierMoved::validUntil))
                .containsExactly(Optional.of(LocalDate.of(2027, 12, 31)));

        assertThat(changes(member.then().until("2030-12-31T00:00:00Z")))
                .as("kept through 2027; then one step for each period")
                .containsExactly(
                        "gold -> silver DOWN WINDOW 0 at 2028-01-31T23:00:00Z",
                        "silver -> bronze DOWN WINDOW 0 at 2029-01-31T23:00:00Z");
    }

    @Test
    void anAnniversaryYearBeginsOnTheDayOfTheFirstEvent() {
        var member = points(new Window.Anniversary(), Policy.REQUALIFY, "P0D")
                .order("1", "2028-02-29T10:00:00Z", 6000)
                .order("2", "2029-02-27T10:00:00Z", 6000);
        assertThat(member.tier()).isEqualTo("silver");

        assertThat(changes(member.then().until("2031-01-01T00:00:00Z")))
                .as("28 February begins the second year and the third")
                .containsExactly("silver -> bronze DOWN WINDOW 0 at 2030-02-27T23:00:00Z");
        assertThat(changes(points(new Window.Anniversary(), Policy.REQUALIFY, "P0D")
                        .order("1", "2028-02-29T10:00:00Z", 6000)
                        .order("2", "2029-02-28T10:00:00Z", 6000)))
                .as("the years are not added up")
                .isEmpty();
    }

    @Test
    void aLifetimeWindowNeverReviews() {
        var member = points(new Window.Lifetime(), Policy.REQUALIFY, "P0D").order("1", "2026-03-10T10:00:00Z", 12_000);

        assertThat(member.account().nextDue()).isEmpty();
        assertThat(member.account().history().days()).as("one sum is enough").containsOnlyKeys(History.OLDER);
    }

    @Test
    void theTierFallsAtOnceWithTheOrderThatLifted() {
        assertThat(changes(points(TWO_MONTHS, Policy.ONE_STEP, "P30D")
                        .order("1", "2026-03-10T10:00:00Z", 9000)
                        .order("2", "2026-03-11T10:00:00Z", 20_000)
                        .returned("R", "2", "2026-03-12T10:00:00Z")))
                .as("to the one that fits, whatever the policy")
                .containsExactly(
                        "bronze -> gold UP QUALIFIED 290 at 2026-03-11T10:00:00Z",
                        "gold -> bronze DOWN RETURN 90 at 2026-03-12T10:00:00Z");
    }

    @Test
    void aMemberInGraceStaysInItWhateverComesBack() {
        assertThat(changes(points(TWO_MONTHS, Policy.REQUALIFY, "P30D")
                        .order("1", "2026-03-10T10:00:00Z", 12_000)
                        .order("2", "2026-04-10T10:00:00Z", 5000)
                        .until("2026-05-12T10:00:00Z")
                        .then()
                        .returned("R", "2", "2026-05-13T10:00:00Z")
                        .until("2026-06-08T21:59:59Z")))
                .isEmpty();
    }

    @Test
    void aNegativeQualifyingAdjustmentLowersTheTierAndAPositiveOneRaisesIt() {
        assertThat(changes(points(TWO_MONTHS, Policy.REQUALIFY, "P30D")
                        .adjust("A", "2026-03-10T10:00:00Z", 120, Optional.empty(), true)
                        .adjust("B", "2026-03-10T10:00:00Z", -120)
                        .adjust("C", "2026-03-10T10:00:00Z", -30, Optional.empty(), true)))
                .containsExactly(
                        "bronze -> silver UP ADJUSTMENT 120 at 2026-03-10T10:00:00Z",
                        "silver -> bronze DOWN ADJUSTMENT 90 at 2026-03-10T10:00:00Z");
    }

    @Test
    void expiryAndRedemptionDoNotReduceTheValue() {
        assertThat(changes(Member.of(rulebook(new Metric.Points(), TWO_MONTHS, Policy.REQUALIFY, "P0D")
                                .expiry("P10D"))
                        .order("1", "2026-03-10T10:00:00Z", 12_000)
                        .then()
                        .redeem("X", "2026-03-11T10:00:00Z", 100)
                        .until("2026-05-09T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void ordersCountUntilNothingIsLeftOfThem() {
        var rulebook = Rulebook.amsterdam().tiers(new Metric.Orders(), TWO_MONTHS, Downgrade.AT_ONCE, 2, 3);
        assertThat(changes(Member.of(rulebook)
                        .order("1", "2026-03-10T10:00:00Z", 10)
                        .order("2", "2026-03-10T10:00:00Z", 10, 10)
                        .returned("R1", "2", "2026-03-11T10:00:00Z", 10)
                        .returned("R2", "2", "2026-03-12T10:00:00Z")))
                .as("they earn nothing and count all the same")
                .containsExactly(
                        "bronze -> silver UP QUALIFIED 2 at 2026-03-10T10:00:00Z",
                        "silver -> bronze DOWN RETURN 1 at 2026-03-12T10:00:00Z");
    }

    @Test
    void spendCountsExactlyAndLessReturns() {
        assertThat(changes(Member.of(rulebook(new Metric.Spend(), TWO_MONTHS, Policy.REQUALIFY, "P0D"))
                        .order("1", "2026-03-10T10:00:00Z", 9999)
                        .order("2", "2026-03-10T11:00:00Z", 1)
                        .returned("R", "1", "2026-03-11T10:00:00Z", 50)))
                .containsExactly(
                        "bronze -> silver UP QUALIFIED 100 at 2026-03-10T11:00:00Z",
                        "silver -> bronze DOWN RETURN 199/2 at 2026-03-11T10:00:00Z");
    }

    @Test
    void anExpressionMayUseThemAll() {
        Measure measure = new Measure() {
            @Override
            public Ratio value(Inputs inputs) {
                return inputs.spend().plus(Ratio.of(50 * inputs.activities() + inputs.orders()));
            }

            @Override
            public boolean usesSpend() {
                return true;
            }
        };
        assertThat(changes(Member.of(rulebook(new Metric.Expression(measure), TWO_MONTHS, Policy.REQUALIFY, "P0D")
                                .activity("review", "review", 1))
                        .order("1", "2026-03-10T10:00:00Z", 4900)
                        .activity("A", "review", "2026-03-10T11:00:00Z")))
                .containsExactly("bronze -> silver UP QUALIFIED 100 at 2026-03-10T11:00:00Z");
    }

    @Test
    void aLateOrderCountsOnItsOwnDayAndChangesTheTierNow() {
        assertThat(changes(points(TWO_MONTHS, Policy.REQUALIFY, "P0D")
                        .order("now", "2026-05-01T10:00:00Z", 100)
                        .order("late", "2026-03-10T10:00:00Z", 12_000)
                        .order("tooLate", "2026-02-10T10:00:00Z", 12_000)
                        .until("2026-06-01T00:00:00Z")))
                .containsExactly(
                        "bronze -> silver UP QUALIFIED 121 at 2026-05-01T10:00:00Z",
                        "silver -> bronze DOWN WINDOW 1 at 2026-05-09T22:00:00Z");
    }

    @Test
    void whatLeavesTheWindowMayRaiseTheTierToo() {
        assertThat(changes(points(TWO_MONTHS, Policy.REQUALIFY, "P0D")
                        .adjust("A", "2026-03-10T10:00:00Z", -50, Optional.empty(), true)
                        .order("1", "2026-04-01T10:00:00Z", 12_000)
                        .until("2026-05-11T00:00:00Z")))
                .containsExactly("bronze -> silver UP WINDOW 120 at 2026-05-09T22:00:00Z");
    }

    @Test
    void tiersFollowTheVersionInForce() {
        Tiers rolling = rulebook(new Metric.Points(), TWO_MONTHS, Policy.REQUALIFY, "P0D")
                .program()
                .tiers()
                .orElseThrow();
        var programs = new Programs(List.of(
                rulebook(new Metric.Points(), new Window.CalendarYear(), Policy.REQUALIFY, "P0D")
                        .program(),
                Rulebook.amsterdam()
                        .version(2, "2026-06-01T00:00:00Z")
                        .tiers(rolling.metric(), rolling.window(), rolling.downgrade(), 100, 200)
                        .program()));
        assertThat(changes(new Member(programs)
                        .order("1", "2026-03-10T10:00:00Z", 12_000)
                        .order("2", "2026-05-05T10:00:00Z", 3000)
                        .then()
                        .until("2026-12-01T00:00:00Z")))
                .as("in the year of version 1 it would fit until 2027; version 2 reviews when May leaves the window")
                .containsExactly("silver -> bronze DOWN WINDOW 0 at 2026-07-04T22:00:00Z");
    }

    @Test
    void daysThatNoWindowAsksForAreDropped() {
        var member = points(TWO_MONTHS, Policy.REQUALIFY, "P0D");
        for (int day = 0; day < 400; day++) {
            member.order("o" + day, LocalDate.of(2026, 1, 1).plusDays(day) + "T10:00:00Z", 100);
        }
        assertThat(member.account().history().days()).hasSizeBetween(59, 66);
    }
}
