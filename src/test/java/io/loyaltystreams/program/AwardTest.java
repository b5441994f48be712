package io.loyaltystreams.program;

import static io.loyaltystreams.program.Baskets.basket;
import static io.loyaltystreams.program.Baskets.inShop;
import static io.loyaltystreams.program.Baskets.line;
import static io.loyaltystreams.program.Baskets.paidWithPoints;
import static io.loyaltystreams.program.Baskets.taxed;
import static io.loyaltystreams.program.Baskets.withShipping;
import static io.loyaltystreams.program.Rules.award;
import static io.loyaltystreams.program.Rules.counting;
import static io.loyaltystreams.program.Rules.earning;
import static io.loyaltystreams.program.Rules.lines;
import static io.loyaltystreams.program.Rules.oneOf;
import static io.loyaltystreams.program.Rules.ratio;
import static io.loyaltystreams.program.Rules.rule;
import static io.loyaltystreams.program.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.program.AmountRule.Basis;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwardTest {

    private static final EarnRule GIFT_CARDS =
            lines(rule("gift-cards", "0", "1"), oneOf("gift-card", "tobacco"), OneOf.ANY);
    private static final EarnRule POS = when(rule("pos-eur", "2", "1.00"), oneOf("pos"), oneOf("EUR"), OneOf.ANY);
    private static final EarnRule ONLINE =
            when(rule("online-eur", "1", "1.00"), oneOf("web", "app"), oneOf("EUR"), OneOf.ANY);
    private static final EarnRule SEK = when(rule("sek", "1", "10.00"), OneOf.ANY, oneOf("SEK"), OneOf.ANY);
    private static final Earning ACME = earning(GIFT_CARDS, POS, ONLINE, SEK);

    @ParameterizedTest
    @CsvSource({
        "pos, EUR, food, 1250, 25",
        "web, EUR, food, 1250, 12",
        "app, EUR, food, 1299, 12",
        "kiosk, EUR, food, 1250, 0",
        "kiosk, SEK, food, 12999, 12",
        "pos, USD, food, 1250, 0",
        "pos, EUR, gift-card, 1250, 0",
        "pos, EUR, food, 0, 0"
    })
    void usesTheFirstRuleThatMatches(String channel, String currency, String category, long amount, long points) {
        assertThat(award(ACME, basket(channel, currency, line(category, amount)))
                        .points())
                .isEqualTo(points);
    }

    @Test
    void tellsAnOrderThatNoRuleMatchesFromOneThatEarnsNothing() {
        assertThat(award(ACME, basket("pos", "USD", line("food", 1250))).outcome())
                .isEqualTo(Award.Outcome.NO_RULE);
        assertThat(award(ACME, basket("pos", "EUR", line("gift-card", 1250))).outcome())
                .isEqualTo(Award.Outcome.NO_POINTS);
    }

    @Test
    void matchesShopAndSkuExactly() {
        var shop = lines(
                when(rule("one-shop", "5", "1"), OneOf.ANY, OneOf.ANY, oneOf("ams-1")),
                OneOf.ANY,
                oneOf("sku-of-food"));
        var basket = basket("pos", "EUR", line("food", 100), line("toys", 100));

        assertThat(award(earning(shop), inShop("ams-1", basket)).points()).isEqualTo(5);
        assertThat(award(earning(shop), inShop("AMS-1", basket)).points()).isZero();
        assertThat(award(earning(shop), basket).points()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"EUR, 150, 1.5", "JPY, 150, 150", "KWD, 150, 0.15", "ISK, 1, 1", "CLF, 12345, 1.2345"})
    void countsMajorUnitsByTheCurrencysOwnDigits(String currency, long amount, String points) {
        var award = award(earning(rule("all", "1", "1")), basket("pos", currency, line("food", amount)));
        assertThat(award.earnings().linePoints()).containsExactly(ratio(points));
    }

    @ParameterizedTest
    @CsvSource({"FLOOR, 2", "HALF_UP, 3", "HALF_EVEN, 2", "CEILING, 3"})
    void roundsOnceForTheOrder(Rounding rounding, long points) {
        // 0.5 five times is 2.5; rounded line by line it would be 0 or 5
        var half = line("food", 50);
        var award = award(earning(rounding, rule("all", "1", "1")), basket("pos", "EUR", half, half, half, half, half));
        assertThat(award.points()).isEqualTo(points);
    }

    @Test
    void countsThirdsExactly() {
        var third = line("food", 100);
        assertThat(award(earning(rule("all", "1", "3")), basket("pos", "EUR", third, third, third))
                        .points())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"GROSS, false, 121", "GROSS, true, 126", "NET, false, 100", "NET, true, 105"})
    void takesTaxOffWhenNetAndAddsShippingWhenItCounts(Basis basis, boolean shipping, long points) {
        var order = withShipping(basket("pos", "EUR", taxed("food", 12_100, 2_100)), 500);
        assertThat(award(counting(basis, shipping, rule("all", "1", "1")), order)
                        .points())
                .isEqualTo(points);
    }

    @Test
    void treatsShippingAsALineOfItsOwnCategory() {
        var shippingEarnsDouble = lines(rule("shipping", "2", "1"), oneOf("shipping"), OneOf.ANY);
        var order = withShipping(basket("pos", "EUR", line("food", 1000)), 300);
        var award = award(counting(Basis.GROSS, true, shippingEarnsDouble, rule("rest", "1", "1")), order);

        assertThat(award.earnings().linePoints()).containsExactly(ratio("10"), ratio("6"));
    }

    @Test
    void hasNoLineForShippingThatIsFreeOrDoesNotCount() {
        var order = basket("pos", "EUR", line("food", 1000));
        var rest = rule("rest", "1", "1");
        assertThat(award(counting(Basis.GROSS, true, rest), order).earnings().linePoints())
                .hasSize(1);
        assertThat(award(counting(Basis.GROSS, false, rest), withShipping(order, 300))
                        .earnings()
                        .linePoints())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // total 126.00 with shipping and tax, whichever of them earns
        "GROSS, false, 6300, 60.5",
        "GROSS, true, 6300, 63",
        "NET, false, 6300, 50",
        "NET, true, 6300, 52.5",
        "GROSS, true, 12600, 0",
        "NET, true, 0, 105"
    })
    void leavesOutTheSharePaidWithPoints(Basis basis, boolean shipping, long paid, String exact) {
        var order = paidWithPoints(withShipping(basket("pos", "EUR", taxed("food", 12_100, 2_100)), 500), paid);
        var award = award(counting(basis, shipping, rule("all", "1", "1")), order);
        assertThat(Ratio.sum(award.earnings().linePoints())).isEqualTo(ratio(exact));
    }

    @Test
    void multipliesByTheTierBeforeItRounds() {
        var award = award(ACME, basket("web", "EUR", line("food", 1050)), ratio("1.5"));
        assertThat(award.points()).isEqualTo(15);
        assertThat(award.earnings().linePoints()).containsExactly(ratio("15.75"));
    }

    @ParameterizedTest
    @CsvSource({"9900, 99", "10000, 100", "10100, 100"})
    void cutsAtTheCapAndRemembersIt(long amount, long points) {
        var capped = earning(List.of(rule("all", "1", "1")), AmountRule.DEFAULT, Rounding.FLOOR, 100);
        var award = award(capped, basket("pos", "EUR", line("food", amount)));
        assertThat(award.points()).isEqualTo(points);
        assertThat(award.earnings().limit()).isEqualTo(100);
    }

    @Test
    void explainsEveryPart() {
        var capped = earning(List.of(GIFT_CARDS, POS), AmountRule.DEFAULT, Rounding.FLOOR, 50);
        var order = basket("pos", "EUR", line("food", 1999), line("gift-card", 2500), line("toys", 1000));

        assertThat(award(capped, order, ratio("1.25")).steps())
                .containsExactly(
                        new Step("gift-cards", 7, "0", "25 EUR, 0 for each 1"),
                        new Step("pos-eur", 7, "59.98", "29.99 EUR, 2 for each 1"),
                        new Step("tiers", 7, "14.995", "silver, multiplied by 1.25"),
                        new Step("rounding", 7, "-0.975", "floor"),
                        new Step("caps.per-order", 7, "-24", "at most 50"));
    }

    @Test
    void explainsLinesWithoutARule() {
        assertThat(award(ACME, basket("pos", "USD", line("food", 1), line("toys", 1)))
                        .steps())
                .containsExactly(new Step("no-rule", 7, "0", "lines that no rule takes: 2"));
    }

    /** One record must not end the service: an absurd rule earns an absurd number, and its return takes it. */
    @ParameterizedTest
    @CsvSource({"2, 1", "999999999999, 0.000000001"})
    void earnsNoMoreThanManyOrdersTogetherCanHold(String points, String per) {
        var earning = earning(rule("all", points, per));
        var award = award(earning, basket("pos", "JPY", line("food", Long.MAX_VALUE)));
        assertThat(award.points()).isEqualTo(1_000_000_000_000_000L);

        var half = new ReturnedSoFar(List.of(new LineReturned(4, 1, 2, 0)), 0, 0);
        assertThat(earning.keptAfterReturn(award.earnings(), half)).isEqualTo(award.points());
    }

    @Test
    void refusesAmountsThatCannotBe() {
        assertThatThrownBy(() -> line("food", -1)).hasMessageContaining("amount -1");
        assertThatThrownBy(() -> taxed("food", 10, 11)).hasMessageContaining("taxAmount 11");
        assertThatThrownBy(() -> paidWithPoints(basket("pos", "EUR", line("food", 100)), 101))
                .hasMessageContaining("101 of 100");
    }
}
