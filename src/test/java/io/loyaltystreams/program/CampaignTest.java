package io.loyaltystreams.program;

import static io.loyaltystreams.program.Baskets.at;
import static io.loyaltystreams.program.Baskets.basket;
import static io.loyaltystreams.program.Baskets.inShop;
import static io.loyaltystreams.program.Baskets.line;
import static io.loyaltystreams.program.Baskets.withShipping;
import static io.loyaltystreams.program.Campaigns.between;
import static io.loyaltystreams.program.Campaigns.bonus;
import static io.loyaltystreams.program.Campaigns.limited;
import static io.loyaltystreams.program.Campaigns.multiply;
import static io.loyaltystreams.program.Campaigns.onLines;
import static io.loyaltystreams.program.Campaigns.onePointEach;
import static io.loyaltystreams.program.Campaigns.onlyIf;
import static io.loyaltystreams.program.Campaigns.when;
import static io.loyaltystreams.program.Rules.award;
import static io.loyaltystreams.program.Rules.inTier;
import static io.loyaltystreams.program.Rules.lines;
import static io.loyaltystreams.program.Rules.oneOf;
import static io.loyaltystreams.program.Rules.ratio;
import static io.loyaltystreams.program.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignTest {

    private static final Basket TEN_FOOD_TWENTY_COFFEE = basket("pos", "EUR", line("food", 1000), line("coffee", 2000));
    private static final Campaign DOUBLE_COFFEE = onLines(oneOf("coffee"), OneOf.ANY, multiply("coffee", "2"));

    private static Award awardOn(LocalDate day, Earning earning, Basket basket, Usage usage) {
        var shopper = new Shopper(Optional.empty(), Optional.empty(), 0, Optional.empty(), usage);
        return earning.award(basket, shopper, day, 7);
    }

    @Test
    void multipliesOnlyTheLinesThatItNames() {
        var award = award(onePointEach(Stacking.BEST, DOUBLE_COFFEE), TEN_FOOD_TWENTY_COFFEE);
        assertThat(award.points()).isEqualTo(50);
        assertThat(award.steps())
                .containsExactly(
                        new Step("all", 7, "30", "30 EUR, 1 for each 1"),
                        new Step("coffee", 7, "20", "campaign, multiplied by 2"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T22:59:59.999Z, 10",
        "2026-03-06T23:00:00Z, 20",
        "2026-03-08T22:59:59.999Z, 20",
        "2026-03-08T23:00:00Z, 10"
    })
    void runsFromItsFirstMomentUpToItsLast(Instant placedAt, long points) {
        var weekend = between("2026-03-06T23:00:00Z", "2026-03-08T23:00:00Z", multiply("weekend", "2"));
        assertThat(award(onePointEach(Stacking.BEST, weekend), at(placedAt, basket("pos", "EUR", line("food", 1000))))
                        .points())
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"pos, EUR, ams-1, 20", "web, EUR, ams-1, 10", "pos, SEK, ams-1, 10", "pos, EUR, ams-2, 10"})
    void needsTheExactValuesOfItsOrder(String channel, String currency, String shop, long points) {
        var campaign = when(new When(oneOf("pos"), oneOf("EUR"), oneOf("ams-1")), multiply("one-shop", "2"));
        var order = inShop(shop, basket(channel, currency, line("food", 1000)));
        assertThat(award(onePointEach(Stacking.BEST, campaign), order).points()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        // 10.00 of food and 20.00 of coffee; coffee is hit by all three, food by the tier and the third
        "best, 1.25, 2, 3, 90",
        "best, 4, 2, 3, 120",
        "best, 1.5, 0.5, 1, 45",
        "multiply, 1.25, 2, 3, 187",
        "multiply, 1, 0.5, 1, 20",
        "add, 1.25, 2, 3, 117",
        "add, 1, 0.5, 1, 20",
        "add, 0.5, 0, 0, 0",
        "multiply, 0, 2, 3, 0"
    })
    void stacksTheTierWithAllCampaignsThatHitALine(
            String stacking, String tier, String coffee, String all, long points) {
        var earning = onePointEach(
                Stacking.valueOf(stacking.toUpperCase(Locale.ROOT)),
                onLines(oneOf("coffee"), OneOf.ANY, multiply("coffee", coffee)),
                multiply("everything", all));
        var award = earning.award(TEN_FOOD_TWENTY_COFFEE, inTier("silver", ratio(tier)), Rules.DAY, 7);
        assertThat(award.points()).isEqualTo(points);
        var shown = award.steps().stream()
                .map(step -> new BigDecimal(step.points()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(shown).isEqualByComparingTo(BigDecimal.valueOf(points));
    }

    @Test
    void lowersPointsWhenItIsTheOnlyMultiplier() {
        assertThat(award(onePointEach(Stacking.BEST, multiply("half", "0.5")), basket("pos", "EUR", line("a", 1000)))
                        .points())
                .isEqualTo(5);
    }

    @Test
    void givesItsBonusOnceAndUnmultiplied() {
        var earning = onePointEach(Stacking.MULTIPLY, multiply("double", "2"), bonus("gift", 50));
        var award = earning.award(TEN_FOOD_TWENTY_COFFEE, inTier("gold", ratio("1.5")), Rules.DAY, 7);
        assertThat(award.points()).isEqualTo(90 + 50);
        assertThat(award.earnings().bonus()).isEqualTo(Ratio.of(50));
        assertThat(award.steps()).contains(new Step("gift", 7, "50", "bonus"));
    }

    @Test
    void addsAllBonusesThatMatch() {
        assertThat(award(onePointEach(Stacking.BEST, bonus("one", 50), bonus("two", 7)), TEN_FOOD_TWENTY_COFFEE)
                        .points())
                .isEqualTo(87);
    }

    @ParameterizedTest
    @CsvSource({"coffee, 80", "tea, 30"})
    void givesABonusForALineOnlyIfTheOrderHasIt(String category, long points) {
        var earning = onePointEach(Stacking.BEST, onLines(oneOf(category), OneOf.ANY, bonus("gift", 50)));
        assertThat(award(earning, TEN_FOOD_TWENTY_COFFEE).points()).isEqualTo(points);
    }

    @Test
    void givesABonusEvenWhereNoRuleTakesALine() {
        var earning = new Earning(new EarningPolicy(
                Rules.EUR,
                List.of(lines(rule("toys", "1", "1"), oneOf("toys"), OneOf.ANY)),
                List.of(bonus("gift", 50)),
                Stacking.BEST,
                AmountRule.DEFAULT,
                Rounding.FLOOR,
                Caps.NONE));
        var award = award(earning, TEN_FOOD_TWENTY_COFFEE);
        assertThat(award.points()).isEqualTo(50);
        assertThat(award.outcome()).isEqualTo(Award.Outcome.EARNED);
    }

    @Test
    void mayHitShipping() {
        var earning = new Earning(new EarningPolicy(
                Rules.EUR,
                List.of(rule("all", "1", "1")),
                List.of(onLines(oneOf("shipping"), OneOf.ANY, multiply("ship", "10"))),
                Stacking.BEST,
                new AmountRule(AmountRule.Basis.GROSS, true),
                Rounding.FLOOR,
                Caps.NONE));
        assertThat(award(earning, withShipping(basket("web", "EUR", line("a", 1000)), 500))
                        .points())
                .isEqualTo(60);
    }

    @Test
    void asksItsConditionForTheOrderOrForEachLine() {
        var large = onlyIf(Conditions.order(order -> order.total().intValue() >= 30), bonus("large", 100));
        var dear = onlyIf(Conditions.line(line -> line.amount() >= 2000), multiply("dear", "3"));
        assertThat(award(onePointEach(Stacking.BEST, large, dear), TEN_FOOD_TWENTY_COFFEE)
                        .points())
                .isEqualTo(10 + 60 + 100);
    }

    @Test
    void doesNotMatchWhenItsConditionFailsAndSaysSo() {
        var earning =
                onePointEach(Stacking.BEST, onlyIf(Conditions.failing("the order has no shop"), multiply("shop", "2")));
        var award = award(earning, TEN_FOOD_TWENTY_COFFEE);
        assertThat(award.points()).isEqualTo(30);
        assertThat(award.failed()).containsExactly("shop");
        assertThat(award.steps()).contains(new Step("shop", 7, "0", "did not match: the order has no shop"));
    }

    @ParameterizedTest
    @CsvSource({
        // one use a period; the last was on the day before the comma
        "DAY, 2026-03-10, 2026-03-10, false",
        "DAY, 2026-03-10, 2026-03-11, true",
        "WEEK, 2026-03-09, 2026-03-15, false",
        "WEEK, 2026-03-15, 2026-03-16, true",
        "WEEK, 2025-12-29, 2026-01-04, false",
        "MONTH, 2028-02-01, 2028-02-29, false",
        "MONTH, 2028-02-29, 2028-03-01, true",
        "YEAR, 2026-01-01, 2026-12-31, false",
        "YEAR, 2026-12-31, 2027-01-01, true",
        "EVER, 2020-01-01, 2026-03-10, false",
        // and an order from before, read late, has a period of its own
        "MONTH, 2026-04-01, 2026-03-31, true"
    })
    void worksAsOftenAsItsLimitAllows(Limit.Period period, LocalDate used, LocalDate day, boolean works) {
        var earning = onePointEach(Stacking.BEST, limited(1, period, bonus("gift", 50)));
        var award = awardOn(day, earning, TEN_FOOD_TWENTY_COFFEE, Usage.NONE.plusUses("gift", used, 1));
        assertThat(award.points()).isEqualTo(works ? 80 : 30);
        assertThat(award.uses()).isEqualTo(works ? List.of("gift") : List.of());
    }

    @Test
    void spendsAUseOnlyWhereItMadeADifference() {
        var earning = onePointEach(
                Stacking.BEST,
                limited(9, Limit.Period.EVER, multiply("winner", "3")),
                limited(9, Limit.Period.EVER, multiply("beaten", "2")),
                limited(9, Limit.Period.EVER, onLines(oneOf("tea"), OneOf.ANY, multiply("elsewhere", "5"))),
                bonus("unlimited", 5));
        assertThat(award(earning, TEN_FOOD_TWENTY_COFFEE).uses()).containsExactly("winner");
    }

    @Test
    void letsTheNextBestWorkWhenTheBestIsUsedUp() {
        var earning = onePointEach(
                Stacking.BEST, limited(1, Limit.Period.EVER, multiply("triple", "3")), multiply("double", "2"));
        var usage = Usage.NONE.plusUses("triple", Rules.DAY, 1);
        assertThat(awardOn(Rules.DAY, earning, TEN_FOOD_TWENTY_COFFEE, usage).points())
                .isEqualTo(60);
    }
}
