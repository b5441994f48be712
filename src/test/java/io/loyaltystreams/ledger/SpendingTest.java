package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Redemptions, cancellations, adjustments, debts. */
class SpendingTest {

    private static final String MARCH = "2026-03-10T10:00:00Z";
    private static final String APRIL = "2026-04-10T10:00:00Z";
    private static final String MAY = "2026-05-10T10:00:00Z";

    @Test
    void theSoonestExpiryIsSpentFirstThenTheOldest() {
        var member = Member.of(Rulebook.amsterdam().expiry("P12M"))
                .adjust("never", MARCH, 5)
                .adjust("late", MARCH, 10, Optional.of(LocalDate.of(2027, 6, 1)), false)
                .adjust("soon", APRIL, 10, Optional.of(LocalDate.of(2026, 6, 1)), false)
                .adjust("soonToo", MARCH, 10, Optional.of(LocalDate.of(2026, 6, 1)), false)
                .redeem("X", MAY, 25);

        assertThat(((LedgerEvent.Redeemed) member.posted().stream()
                                .map(Posted::event)
                                .filter(LedgerEvent.Redeemed.class::isInstance)
                                .findFirst()
                                .orElseThrow())
                        .redemption()
                        .parts())
                .containsExactly(
                        new Redemption.Part(Redemption.Source.LOT, "adjustment:soonToo", 10),
                        new Redemption.Part(Redemption.Source.LOT, "adjustment:soon", 10),
                        new Redemption.Part(Redemption.Source.LOT, "adjustment:never", 5));
    }

    @Test
    void aRedemptionAboveWhatIsAvailableIsRefusedWhole() {
        var member = Member.of(Rulebook.amsterdam().hold("P14D").reward("coffee", 21))
                .adjust("1", MARCH, 20)
                .order("1", MARCH, 10_000)
                .then();

        assertThat(member.redeem("X", MARCH, 21)
                        .redeemReward("Y", MARCH, "coffee")
                        .tells())
                .containsExactly(
                        "unchanged NOT_ENOUGH_POINTS",
                        "answer X NOT_ENOUGH_POINTS 21",
                        "unchanged NOT_ENOUGH_POINTS",
                        "answer Y NOT_ENOUGH_POINTS 21");
        assertThat(member.redeem("Z", MARCH, 20).tells())
                .containsExactly("redemption:Z:redeem -20 = 0/100", "answer Z accepted 20");
    }

    @Test
    void rewardsHaveThePriceOfTheProgram() {
        var member = Member.of(Rulebook.amsterdam().reward("coffee", 7))
                .adjust("1", MARCH, 20)
                .then();

        assertThat(member.redeemReward("X", MARCH, "coffee")
                        .redeemReward("Y", MARCH, "mug")
                        .tells())
                .containsExactly(
                        "redemption:X:redeem -7 = 13/0",
                        "answer X accepted 7",
                        "unchanged UNKNOWN_REWARD",
                        "answer Y UNKNOWN_REWARD 0");
    }

    @Test
    void nothingIsRedeemedBeforeTheFirstProgram() {
        assertThat(Member.of(Rulebook.amsterdam())
                        .redeem("X", "2019-01-01T00:00:00Z", 5)
                        .tells())
                .containsExactly("unchanged NO_PROGRAM", "answer X NO_PROGRAM 0");
    }

    @Test
    void aCancelledRedemptionGivesBackToItsLots() {
        var member = Member.of(Rulebook.amsterdam().expiry("P12M"))
                .order("1", MARCH, 2000)
                .order("2", APRIL, 1000)
                .redeem("X", MAY, 25);
        assertThat(member.shelf().spentLots).containsOnlyKeys("order:1:earn");
        assertThat(member.then().cancel("X", MAY).tells())
                .containsExactly("redemption:X:cancel +25 = 30/0", "answer X accepted 25");

        assertThat(member.account().holdings().lots())
                .extracting(Lot::id, Lot::remaining)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("order:1:earn", 20L),
                        org.assertj.core.groups.Tuple.tuple("order:2:earn", 10L));
        assertThat(member.shelf().spentLots).isEmpty();
        assertThat(member.shelf().redemptions.get("X").mirror().cancelled())
                .as("kept only to hear Piggy's answer")
                .isTrue();
        assertThat(member.cancel("X", MAY).tells())
                .containsExactly("unchanged NOT_REDEEMED", "answer X NOT_REDEEMED 0");
    }

    @Test
    void whatExpiredMeanwhileIsUsableForTheReinstatement() {
        var member = Member.of(Rulebook.amsterdam()
                        .expiry("P1M", io.loyaltystreams.program.ExpiryPolicy.RoundUp.MONTH, "P10D", 3))
                .order("1", MARCH, 2000)
                .redeem("X", APRIL, 15)
                .until(MAY)
                .then()
                .cancel("X", MAY);

        assertThat(member.tells()).containsExactly("redemption:X:cancel +15 = 15/0", "answer X accepted 15");
        assertThat(member.account().nextExpiry())
                .as("not rounded")
                .contains(new Account.NextExpiry(LocalDate.of(2026, 5, 20), 15));
        assertThat(member.redeem("Y", MAY, 5)
                        .then()
                        .until("2026-06-01T00:00:00Z")
                        .tells())
                .as("a new notice, and a second expiry")
                .containsExactly(
                        "notice 2026-05-20 3 10",
                        "expiry:order:1:earn:2 -10 = 0/0 at 2026-05-20T22:00:00Z",
                        "gone expiry:order:1:earn:2 2026-05-20 10");
        assertThat(member.cancel("Y", "2026-06-02T10:00:00Z")
                        .then()
                        .until("2026-09-01T00:00:00Z")
                        .tells())
                .contains("expiry:order:1:earn:3 -5 = 0/0 at 2026-06-12T22:00:00Z");
    }

    @Test
    void aLateCancellationFindsTheLotAsItWas() {
        var member = Member.of(Rulebook.amsterdam().expiry("P1M"))
                .order("1", MARCH, 2000)
                .redeem("X", MARCH, 20)
                .until(MAY)
                .then()
                .cancel("X", "2026-04-01T00:00:00Z")
                .until(MAY);

        assertThat(member.tells())
                .containsExactly(
                        "redemption:X:cancel +20 = 20/0",
                        "answer X accepted 20",
                        "expiry:order:1:earn -20 = 0/0 at 2026-04-10T22:00:00Z",
                        "gone expiry:order:1:earn 2026-04-10 20");
    }

    @Test
    void anAdjustmentAddsALotOfItsOwnOrTakesLikeARedemption() {
        var member = Member.of(Rulebook.amsterdam().expiry("P12M").hold("P14D")).adjust("A", MARCH, 30);

        assertThat(member.account().nextExpiry()).contains(new Account.NextExpiry(LocalDate.of(2027, 3, 10), 30));
        assertThat(member.account().lifetimeEarned()).isZero();
        assertThat(member.adjust("B", MARCH, -10).adjust("C", MARCH, 0).tells())
                .containsExactly("adjustment:A +30 = 30/0", "adjustment:B -10 = 20/0", "unchanged NO_POINTS");
    }

    @Test
    void anAdjustmentWithADateOfItsOwnExpiresThenAlsoWhereNothingElseDoes() {
        assertThat(Member.of(Rulebook.amsterdam())
                        .adjust("A", MARCH, 30, Optional.of(LocalDate.of(2026, 3, 10)), false)
                        .until(APRIL)
                        .tells())
                .contains("expiry:adjustment:A -30 = 0/0 at 2026-03-10T23:00:00Z");
    }

    @Test
    void aNegativeAdjustmentBeyondTheBalanceIsOwedOrForgiven() {
        assertThat(Member.of(Rulebook.amsterdam())
                        .adjust("A", MARCH, 30)
                        .adjust("B", MARCH, -50)
                        .adjust("C", APRIL, 15)
                        .adjust("D", APRIL, 15)
                        .tells())
                .containsExactly(
                        "adjustment:A +30 = 30/0",
                        "adjustment:B -50 = -20/0",
                        "adjustment:C +15 = -5/0",
                        "adjustment:D +15 = 10/0");
        assertThat(Member.of(Rulebook.amsterdam().forgiving())
                        .adjust("A", MARCH, 30)
                        .adjust("B", MARCH, -50)
                        .adjust("C", APRIL, -5)
                        .adjust("D", APRIL, 15)
                        .tells())
                .containsExactly(
                        "adjustment:A +30 = 30/0",
                        "adjustment:B -30 = 0/0",
                        "unchanged WRITTEN_OFF",
                        "adjustment:D +15 = 15/0");
    }

    @Test
    void pendingPointsPayNoDebtUntilTheyAreReleased() {
        var member = Member.of(Rulebook.amsterdam().hold("P14D"))
                .adjust("A", MARCH, -15)
                .order("1", MARCH, 2000)
                .then();

        assertThat(member.account().available()).isEqualTo(-15);
        assertThat(member.redeem("X", MARCH, 1).tells())
                .containsExactly("unchanged NOT_ENOUGH_POINTS", "answer X NOT_ENOUGH_POINTS 1");
        assertThat(member.until(APRIL).tells())
                .containsExactly("release:order:1:earn releases 20 = 5/0 at 2026-03-23T23:00:00Z");
        assertThat(member.account().holdings().debts()).isEmpty();
        assertThat(member.account().holdings().lots())
                .extracting(Lot::remaining)
                .isEqualTo(List.of(5L));
    }

    @Test
    void whatNothingCanTouchAnyMoreCostsNothing() {
        var member = Member.of(Rulebook.amsterdam().welcome(10).expiry("P1M"))
                .signUp("S", MARCH)
                .order("1", MARCH, 2000)
                .redeem("X", MARCH, 30)
                .cancel("X", MARCH)
                .until(MAY);

        assertThat(member.account().holdings().lots()).isEmpty();
        assertThat(member.shelf().spentLots)
                .as("the order may still come back; the welcome bonus may not")
                .containsOnlyKeys("order:1:earn");
    }
}
