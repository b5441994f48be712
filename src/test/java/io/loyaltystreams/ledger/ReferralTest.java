package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.LineReturned;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.ReturnedSoFar;
import io.loyaltystreams.program.Tiers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ann brought Ben: 200 points for her and 100 for him with his first order of 20 euros. An order earns a point for each euro. */
class ReferralTest {

    private static final String FIRST = "2026-03-01T10:00:00Z";
    private static final String SECOND = "2026-03-02T10:00:00Z";
    private static final String THIRD = "2026-03-03T10:00:00Z";
    private static final String FOURTH = "2026-03-04T10:00:00Z";
    private static final String FIFTH = "2026-03-05T10:00:00Z";

    private Town town = new Town(rules());

    private static Rulebook rules() {
        return Rulebook.amsterdam().referral(200, 100, 20);
    }

    private Member ann() {
        return town.member("m-ann");
    }

    private Member ben() {
        return town.member("m-ben");
    }

    /** Ann is a member, and Ben's sign-up names her. */
    private void annBringsBen() {
        ann().signUp("A", FIRST).then();
        ben().signUp("B", SECOND, "m-ann");
        town.delivers();
        ben().then();
    }

    @Test
    void bothEarnWithTheFirstOrderThatIsLargeEnough() {
        annBringsBen();
        ben().order("1", THIRD, 1999);
        ben().order("2", FOURTH, 2000);
        ben().order("3", FIFTH, 9000);
        town.delivers();

        assertThat(ben().tells())
                .containsExactly(
                        "order:1:earn +19 = 19/0",
                        "order:2:earn +20 = 39/0",
                        "order:2:referee +100 = 139/0",
                        "order:3:earn +90 = 229/0");
        assertThat(ann().tells()).containsExactly("order:2:referrer +200 = 200/0");
        assertThat(ann().account().lifetimeEarned()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1} of goods, {2} of shipping, at a rate of {3}: {4}")
    @CsvSource({
        "EUR, 2000,   0,      , true",
        "EUR, 1999,   0,      , false",
        "EUR, 1900, 100,      , true",
        "EUR,    0, 2000,     , true",
        "SEK, 20000,  0, 0.1  , true",
        "SEK, 19999,  0, 0.1  , false",
        "SEK, 99999,  0,      , false",
        "JPY, 2000,   0, 0.01 , true",
        "JPY, 1999,   0, 0.01 , false",
        "KWD, 6667,   0, 3    , true",
        "KWD, 6666,   0, 3    , false",
    })
    void theWholeOrderCountsInBaseCurrency(
            String currency, long goods, long shipping, BigDecimal rate, boolean largeEnough) {
        annBringsBen();
        ben().handle(new LedgerCommand.AwardOrder(
                new Basket(
                        "1",
                        "web",
                        Optional.empty(),
                        Instant.parse(THIRD),
                        Currency.getInstance(currency),
                        List.of(new BasketLine("l", "sku", Optional.empty(), 1, goods, 0)),
                        shipping,
                        0,
                        List.of(),
                        Map.of(),
                        Optional.ofNullable(rate).map(Ratio::of)),
                List.of()));
        town.delivers();

        assertThat(ann().account().available()).isEqualTo(largeEnough ? 200 : 0);
        assertThat(ben().account().holdings().lot("order:1:referee").isPresent())
                .isEqualTo(largeEnough);
    }

    @Test
    void anOrderReadBeforeTheSignUpCountsForNothing() {
        ben().order("1", SECOND, 5000);
        annBringsBen();
        ben().returned("R", "1", THIRD);
        town.delivers();

        assertThat(ben().tells()).containsExactly("return:R:reverse -50 = 0/0");
        assertThat(ann().account().available()).isZero();
    }

    @ParameterizedTest(name = "{0} cents of 50 euros come back: {1}")
    @CsvSource({"3000, stands", "3001, is taken", "5000, is taken"})
    void aReturnTakesBothBonusesWholeOnlyIfTooLittleIsLeft(long cents, String bonus) {
        annBringsBen();
        ben().order("1", THIRD, 5000).then();
        town.delivers();
        ann().then();
        ben().returned("R", "1", FOURTH, cents);
        town.delivers();

        if (bonus.equals("stands")) {
            assertThat(ben().tells()).containsExactly("return:R:reverse -30 = 120/0");
            assertThat(ann().tells()).isEmpty();
        } else {
            assertThat(ben().tells()).hasSize(2).last().asString().startsWith("return:R:referee -100 = ");
            assertThat(ann().tells()).containsExactly("return:R:referrer -200 = 0/0");
            assertThat(ann().account().lifetimeEarned()).isZero();
        }
    }

    @Test
    void shippingThatStaysDoesNotKeepAnOrderOfWhichAllGoodsAreBack() {
        annBringsBen();
        var goods = List.of(new BasketLine("l", "sku", Optional.empty(), 1, 100, 0));
        var cart = new Basket(
                "1",
                "web",
                Optional.empty(),
                Instant.parse(THIRD),
                Rulebook.EUR,
                goods,
                4000,
                0,
                List.of(),
                Map.of(),
                Optional.empty());
        ben().handle(new LedgerCommand.AwardOrder(cart, List.of()));
        ben().handle(new LedgerCommand.TakeBack(
                "R",
                "1",
                Instant.parse(FOURTH),
                new ReturnedSoFar(List.of(new LineReturned(100, 1, 100, 0)), 4000, 0),
                false));

        assertThat(ben().tells())
                .containsExactly(
                        "order:1:earn +1 = 1/0",
                        "order:1:referee +100 = 101/0",
                        "return:R:reverse -1 = 100/0",
                        "return:R:referee -100 = 0/0");
    }

    @Test
    void theyStandAsLongAsAnyOrderIsLargeEnoughAndTheNextOneEarnsAnew() {
        annBringsBen();
        ben().order("1", THIRD, 2000).order("2", THIRD, 3000).then();
        ben().returned("R1", "1", FOURTH).returned("R2", "2", FOURTH, 1500).order("3", FIFTH, 2500);
        town.delivers();

        assertThat(ben().tells())
                .containsExactly(
                        "return:R1:reverse -20 = 130/0",
                        "return:R2:reverse -15 = 115/0",
                        "return:R2:referee -100 = 15/0",
                        "order:3:earn +25 = 40/0",
                        "order:3:referee +100 = 140/0");
        assertThat(ann().tells())
                .containsExactly(
                        "order:1:referrer +200 = 200/0",
                        "return:R2:referrer -200 = 0/0",
                        "order:3:referrer +200 = 200/0");
    }

    @Test
    void theHoldKeepsBothPending() {
        town = new Town(rules().hold("P14D"));
        annBringsBen();
        ben().order("1", THIRD, 2000).order("2", FOURTH, 2000).returned("R2", "2", FIFTH);
        town.delivers();
        assertThat(ann().until("2026-03-17T00:00:00Z").tells())
                .containsExactly(
                        "order:1:referrer +200 = 0/200",
                        "release:order:1:referrer releases 200 = 200/0 at 2026-03-16T23:00:00Z");

        ben().returned("R1", "1", FIFTH);
        town.delivers();
        assertThat(ben().tells())
                .containsExactly(
                        "order:1:earn +20 = 0/20",
                        "order:1:referee +100 = 0/120",
                        "order:2:earn +20 = 0/140",
                        "return:R2:reverse -20 = 0/120",
                        "return:R1:reverse -20 = 0/100",
                        "return:R1:referee -100 = 0/0");
        assertThat(ann().tells()).containsExactly("return:R1:referrer -200 = 0/0");
    }

    @Test
    void whatWasSpentOfABonusBecomesADebtThatLaterPointsPay() {
        annBringsBen();
        ben().order("1", THIRD, 2000);
        town.delivers();
        ann().redeem("X", FOURTH, 150).then();
        ben().returned("R", "1", FIFTH);
        town.delivers();

        assertThat(ann().order("7", FIFTH, 16000).cancel("X", FIFTH).tells())
                .containsExactly(
                        "return:R:referrer -200 = -150/0",
                        "order:7:earn +160 = 10/0",
                        "redemption:X:cancel +150 = 160/0",
                        "answer X accepted 150");
    }

    @Test
    void whatWasSpentIsWrittenOffWhereTheProgramForgives() {
        town = new Town(rules().forgiving());
        annBringsBen();
        ben().order("1", THIRD, 2000).redeem("X", FOURTH, 120).then();

        assertThat(ben().returned("R", "1", FIFTH).tells()).containsExactly("unchanged WRITTEN_OFF");
        assertThat(ben().account().lifetimeEarned()).isZero();
    }

    @Test
    void anOrderThatEarnsOnlyTheBonusHasAnEffect() {
        town = new Town(rules().caps(Long.MAX_VALUE, 20, Long.MAX_VALUE));
        annBringsBen();
        ben().order("1", THIRD, 1999).order("2", THIRD, 100).order("3", THIRD, 2000);
        ben().returned("R", "3", FOURTH);

        assertThat(ben().tells())
                .containsExactly(
                        "order:1:earn +19 = 19/0",
                        "order:2:earn +1 = 20/0",
                        "order:3:referee +100 = 120/0",
                        "return:R:referee -100 = 20/0");
    }

    @Test
    void oneOfTheTwoMayGetNothing() {
        town = new Town(Rulebook.amsterdam().referral(0, 100, 0));
        annBringsBen();
        ben().order("1", THIRD, 1000).returned("R", "1", FOURTH);
        town.delivers();
        assertThat(ben().tells())
                .containsExactly(
                        "order:1:earn +10 = 10/0",
                        "order:1:referee +100 = 110/0",
                        "return:R:reverse -10 = 100/0",
                        "return:R:referee -100 = 0/0");
        assertThat(ann().tells()).isEmpty();

        town = new Town(Rulebook.amsterdam().referral(200, 0, 0));
        annBringsBen();
        ben().order("1", THIRD, 1000).returned("R", "1", FOURTH);
        town.delivers();
        assertThat(ben().tells()).containsExactly("order:1:earn +10 = 10/0", "return:R:reverse -10 = 0/0");
        assertThat(ann().tells()).containsExactly("order:1:referrer +200 = 200/0", "return:R:referrer -200 = 0/0");
    }

    @Test
    void aBonusCountsTowardsTheTierAsLongAsItStands() {
        town = new Town(rules().tiers(
                        new Tiers.Metric.Points(),
                        new Tiers.Window.Lifetime(),
                        new Tiers.Downgrade(Tiers.Downgrade.Policy.REQUALIFY, Period.ZERO),
                        200,
                        900));
        annBringsBen();
        ben().order("1", THIRD, 2000).returned("R", "1", FOURTH);
        town.delivers();

        assertThat(ann().tells())
                .containsExactly(
                        "order:1:referrer +200 = 200/0",
                        "bronze -> silver UP QUALIFIED 200 at 2026-03-03T10:00:00Z",
                        "return:R:referrer -200 = 0/0",
                        "silver -> bronze DOWN RETURN 0 at 2026-03-04T10:00:00Z");
    }

    @Test
    void pointsThatLiveByActivityLiveAsLongAsTheRest() {
        town = new Town(rules().inactivity("P1M"));
        annBringsBen();
        ann().order("7", "2026-03-20T10:00:00Z", 100).then();
        ben().order("1", THIRD, 2000);
        town.delivers();

        assertThat(ann().until("2026-05-01T10:00:00Z").tells())
                .contains(
                        "expiry:order:1:referrer -200 = 1/0 at 2026-04-20T22:00:00Z",
                        "expiry:order:7:earn -1 = 0/0 at 2026-04-20T22:00:00Z");
    }

    // who counts

    @Test
    void aReferrerWhoIsUnknownBecomesAMemberWithTheSignUp() {
        ben().signUp("B", SECOND, "m-ann");
        town.delivers();

        assertThat(ann().account().membership().firstEventAt()).isEqualTo(SECOND);
        assertThat(ann().account().membership().references()).containsExactly("card:m-ann");
        assertThat(ann().tells()).isEmpty();

        ben().order("1", THIRD, 2000);
        town.delivers();
        assertThat(ann().tells()).containsExactly("order:1:referrer +200 = 200/0");
    }

    @Test
    void aReferralSaysNothingOfTheAgeOfAMemberWhoIsKnown() {
        ann().signUp("A", THIRD);
        ben().signUp("B", FIRST, "m-ann");
        ben().order("1", SECOND, 2000);
        town.delivers();

        assertThat(ann().account().membership().firstEventAt()).isEqualTo(THIRD);
        assertThat(ann().account().available()).isEqualTo(200);
    }

    @Test
    void onlyTheFirstSignUpThatNamesAnotherMemberCounts() {
        ben().signUp("B1", FIRST, "m-ben");
        town.delivers();
        ben().signUp("B2", SECOND, "m-ann");
        town.delivers();
        ben().signUp("B3", THIRD, "m-cas");
        ben().order("1", FOURTH, 2000);
        town.delivers();

        assertThat(ben().tells())
                .containsExactly(
                        "unchanged NO_WELCOME_BONUS",
                        "refused B1 SELF_REFERRAL",
                        "unchanged NO_WELCOME_BONUS",
                        "refused B3 ALREADY_REFERRED",
                        "unchanged NO_WELCOME_BONUS",
                        "order:1:earn +20 = 20/0",
                        "order:1:referee +100 = 120/0");
        assertThat(ann().account().available()).isEqualTo(200);
        assertThat(town.member("m-cas").hasAccount()).isFalse();
    }

    @Test
    void aLaterOneCountsIfTheEarlierTurnsOutNotTo() {
        ben().signUp("B1", FIRST, "m-ben").signUp("B2", SECOND, "m-ann");
        town.delivers();

        assertThat(ben().tells()).contains("refused B1 SELF_REFERRAL").doesNotContain("refused B2 ALREADY_REFERRED");
        assertThat(ben().account().referrals().isBroughtBy(List.of("m-ann"))).isTrue();
    }

    @Test
    void ofTwoSignUpsOfOneMemberTheEarlierReadCounts() {
        ben().signUp("B1", FIRST, "m-ann").signUp("B2", SECOND, "m-cas");
        town.delivers();

        assertThat(ben().tells()).contains("refused B2 ALREADY_REFERRED");
        assertThat(ben().account().referrals().claims()).hasSize(1);
        assertThat(ben().account().referrals().isBroughtBy(List.of("m-ann"))).isTrue();
    }

    @Test
    void aSignUpThatIsReadAgainNamesNobodyAgain() {
        annBringsBen();
        ben().signUp("B", SECOND, "m-ann");
        town.delivers();

        assertThat(ben().tells()).containsExactly("unchanged DUPLICATE");
    }

    @Test
    void ofTwoWhoNameEachOtherTheFirstCounts() {
        annBringsBen();
        ann().signUp("A2", THIRD, "m-ben");
        town.delivers();

        assertThat(ann().tells()).contains("refused A2 REFERRAL_RING");
        assertThat(ben().account().referrals().isBroughtBy(List.of("m-ann"))).isTrue();
        assertThat(ann().account().referrals().claims()).isEmpty();
    }

    @ParameterizedTest(name = "{0} letters later")
    @CsvSource({"0", "1", "2", "3", "4"})
    void ofTwoWhoNameEachOtherAtOnceOneCounts(int lettersBetween) {
        ben().signUp("B", FIRST, "m-ann");
        town.delivers(lettersBetween);
        ann().signUp("A", SECOND, "m-ben");
        town.delivers();

        assertThat(ben().account().referrals().isBroughtBy(List.of("m-ann"))).isTrue();
        assertThat(ann().tells()).contains("refused A REFERRAL_RING");
        assertThat(ann().account().referrals()).isEqualTo(Referrals.NONE);
        assertThat(ben().account().referrals().askers()).isEmpty();
    }

    @ParameterizedTest(name = "{0} letters later")
    @CsvSource({"0, true", "1, false", "2, false"})
    void anEarlierSignUpThatIsReadLaterCountsOnlyWhileTheOtherIsNotDecided(int lettersBetween, boolean counts) {
        ben().signUp("B", SECOND, "m-ann");
        town.delivers(lettersBetween);
        ann().signUp("A", FIRST, "m-ben");
        town.delivers();

        assertThat(ann().account().referrals().isBroughtBy(List.of("m-ben"))).isEqualTo(counts);
        assertThat(ben().account().referrals().isBroughtBy(List.of("m-ann"))).isEqualTo(!counts);
    }

    @Test
    void aRingOfThreeIsNone() {
        annBringsBen();
        town.member("m-cas").signUp("C", THIRD, "m-ben");
        town.delivers();
        ann().signUp("A2", FOURTH, "m-cas");
        town.delivers();

        assertThat(ann().account().referrals().isBroughtBy(List.of("m-cas"))).isTrue();
    }

    // while the answer is on its way

    @Test
    void anOrderThatIsReadBeforeTheAnswerEarnsWithIt() {
        ben().signUp("B", FIRST, "m-ann").then();
        ben().order("1", SECOND, 2000).order("2", THIRD, 2000).order("3", THIRD, 2000);
        ben().returned("R", "1", FOURTH, 1).then();
        town.delivers();

        assertThat(ben().tells()).containsExactly("order:2:referee +100 = 159/0");
        assertThat(ann().tells()).containsExactly("order:2:referrer +200 = 200/0");

        ben().returned("R2", "2", FIFTH).returned("R3", "3", FIFTH);
        town.delivers();
        assertThat(ben().tells()).last().asString().isEqualTo("return:R3:referee -100 = 19/0");
        assertThat(ann().account().available()).isZero();
    }

    @Test
    void anOrderThatIsReadBeforeARefusalEarnsNothing() {
        ben().signUp("B", FIRST, "m-ben").then();
        ben().order("1", SECOND, 2000);
        town.delivers();
        assertThat(ben().account().referrals()).isEqualTo(Referrals.NONE);

        assertThat(ben().returned("R", "1", THIRD).tells())
                .containsExactly("order:1:earn +20 = 20/0", "refused B SELF_REFERRAL", "return:R:reverse -20 = 0/0");
    }

    // members who turn out to be one

    @Test
    void theReferralFollowsTheOneWhoWasBrought() {
        town.member("m-old").order("0", FIRST, 100);
        annBringsBen();
        ben().order("1", THIRD, 2000);
        town.delivers().becomeOne("m-old", "m-ben", "S", FOURTH);
        var old = town.member("m-old").then();
        old.order("2", FOURTH, 2000);
        town.delivers();
        assertThat(old.tells()).containsExactly("order:2:earn +20 = 141/0");

        old.returned("R1", "1", FIFTH).returned("R2", "2", FIFTH);
        town.delivers();
        assertThat(old.tells())
                .containsExactly(
                        "return:R1:reverse -20 = 121/0",
                        "return:R2:reverse -20 = 101/0",
                        "return:R2:referee -100 = 1/0");
        assertThat(ann().tells()).containsExactly("order:1:referrer +200 = 200/0", "return:R2:referrer -200 = 0/0");
    }

    @Test
    void theBonusFollowsTheOneWhoBrought() {
        town.member("m-old").order("0", FIRST, 100);
        annBringsBen();
        town.becomeOne("m-old", "m-ann", "S", THIRD);
        town.member("m-old").then();
        ben().order("1", FOURTH, 2000).returned("R", "1", FIFTH);
        town.delivers();

        assertThat(town.member("m-old").tells())
                .containsExactly("order:1:referrer +200 = 201/0", "return:R:referrer -200 = 1/0");
    }

    @Test
    void whoBecomesTheOneWhoBroughtThemHasBroughtNobody() {
        annBringsBen();
        town.becomeOne("m-ann", "m-ben", "S", THIRD);
        ann().order("1", FOURTH, 2000);
        town.delivers();

        assertThat(ann().tells()).containsExactly("refused B SELF_REFERRAL", "order:1:earn +20 = 20/0");
    }

    @Test
    void whatWasEarnedBeforeTheyBecameOneIsStillTakenBackButNotEarnedAnew() {
        annBringsBen();
        ben().order("1", THIRD, 2000);
        town.delivers().becomeOne("m-ann", "m-ben", "S", FOURTH);
        ann().then();
        ann().returned("R", "1", FIFTH);
        town.delivers();
        ann().order("2", FIFTH, 2000);
        town.delivers();

        assertThat(ann().tells())
                .containsExactly(
                        "return:R:reverse -20 = 300/0",
                        "return:R:referee -100 = 200/0",
                        "refused B SELF_REFERRAL",
                        "return:R:referrer -200 = 0/0",
                        "order:2:earn +20 = 20/0");
    }

    @Test
    void ofTwoWhoWereBroughtAndAreOneTheEarlierSignUpCounts() {
        town.member("m-old").order("0", FIRST, 100);
        annBringsBen();
        town.member("m-old").signUp("O", THIRD, "m-cas");
        town.delivers().becomeOne("m-old", "m-ben", "S", FOURTH);
        var old = town.member("m-old");
        old.order("1", FIFTH, 2000);
        town.delivers();

        assertThat(old.tells())
                .containsExactly(
                        "order:0:earn +1 = 1/0",
                        "unchanged NO_WELCOME_BONUS",
                        "refused O ALREADY_REFERRED",
                        "order:1:earn +20 = 21/0",
                        "order:1:referee +100 = 121/0");
        assertThat(ann().account().available()).isEqualTo(200);
        assertThat(town.member("m-cas").account().available()).isZero();
    }

    @Test
    void bonusesThatBothHadEarnedStandEachByItsOwnOrders() {
        town.member("m-old").order("0", FIRST, 100);
        annBringsBen();
        town.member("m-old").signUp("O", THIRD, "m-cas");
        town.delivers();
        town.member("m-old").order("1", THIRD, 2000);
        ben().order("2", THIRD, 2000);
        town.delivers().becomeOne("m-old", "m-ben", "S", FOURTH);
        var old = town.member("m-old").then();
        old.returned("R1", "1", FIFTH);
        old.order("3", FIFTH, 2000);
        old.returned("R2", "2", FIFTH).returned("R3", "3", FIFTH);
        town.delivers();

        assertThat(old.tells())
                .containsExactly(
                        "return:R1:reverse -20 = 221/0",
                        "return:R1:referee -100 = 121/0",
                        "refused O ALREADY_REFERRED",
                        "order:3:earn +20 = 141/0",
                        "return:R2:reverse -20 = 121/0",
                        "return:R3:reverse -20 = 101/0",
                        "return:R3:referee -100 = 1/0");
        assertThat(ann().account().available()).isZero();
        assertThat(town.member("m-cas").account().available()).isZero();
    }

    @Test
    void anAnswerFindsTheMemberWhoHasBecomeAnother() {
        town.member("m-old").order("0", FIRST, 100);
        ben().signUp("B", SECOND, "m-ann");
        ben().order("1", THIRD, 2000);
        town.becomeOne("m-old", "m-ben", "S", THIRD).delivers();

        assertThat(town.member("m-old").tells()).contains("order:1:referee +100 = 121/0");
        assertThat(ann().account().available()).isEqualTo(200);
    }

    @Test
    void anAnswerOfTheOneWhoTheMemberHasBecomeIsRefused() {
        ann().signUp("A", FIRST);
        ben().signUp("B", SECOND, "m-ann");
        town.becomeOne("m-ann", "m-ben", "S", THIRD).delivers();

        assertThat(ann().tells()).contains("refused B SELF_REFERRAL");
        assertThat(ann().account().referrals()).isEqualTo(Referrals.NONE);
    }
}
