package io.loyaltystreams.program;

import static io.loyaltystreams.program.Baskets.basket;
import static io.loyaltystreams.program.Baskets.line;
import static io.loyaltystreams.program.Baskets.withRate;
import static io.loyaltystreams.program.Rules.award;
import static io.loyaltystreams.program.Rules.earning;
import static io.loyaltystreams.program.Rules.inBase;
import static io.loyaltystreams.program.Rules.lines;
import static io.loyaltystreams.program.Rules.oneOf;
import static io.loyaltystreams.program.Rules.onlyIf;
import static io.loyaltystreams.program.Rules.ratio;
import static io.loyaltystreams.program.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that count in the base currency, EUR. */
class BaseCurrencyTest {

    private static final Earning ALL_IN_BASE = earning(inBase(rule("base", "1", "1.00")));

    @ParameterizedTest
    @CsvSource({
        // currencies of 0, 2 and 3 decimals; what is converted is not rounded
        "JPY, 15000, 0.006123, 91.845",
        "SEK, 10000, 0.0873, 8.73",
        "KWD, 12345, 2.98, 36.7881",
        "USD, 333, 0.333333333333333, 1.10999999999999889",
        "EUR, 1250, 7, 12.5"
    })
    void convertByTheRateOfTheOrder(String currency, long amount, String rate, String exact) {
        var order = withRate(basket("web", currency, line("food", amount)), ratio(rate));
        assertThat(award(ALL_IN_BASE, order).earnings().linePoints()).containsExactly(ratio(exact));
    }

    @Test
    void needNoRateInTheBaseCurrencyItself() {
        assertThat(award(ALL_IN_BASE, basket("web", "EUR", line("food", 1250))).points())
                .isEqualTo(12);
    }

    /** One record must not end the service. */
    @Test
    void doNotJudgeAnOrderThatShouldHaveARate() {
        var award = award(ALL_IN_BASE, basket("web", "JPY", line("food", 1250)));
        assertThat(award.outcome()).isEqualTo(Award.Outcome.NO_RATE);
        assertThat(award.points()).isZero();
    }

    @Test
    void needARateOnlyIfALineFallsToThem() {
        var food = lines(rule("food", "1", "1"), oneOf("food"), OneOf.ANY);
        var earning = earning(food, inBase(rule("rest", "1", "1")));
        assertThat(earning.needsRate(basket("web", "JPY", line("food", 1)))).isFalse();
        assertThat(earning.needsRate(basket("web", "JPY", line("food", 1), line("toys", 1))))
                .isTrue();
    }

    @Test
    void needARateIfTheMemberDecidesAndIsNotKnownYet() {
        var gold = onlyIf(Conditions.member(member -> member.orders() > 3), inBase(rule("regulars", "2", "1")));
        assertThat(earning(gold, rule("rest", "1", "1")).needsRate(basket("web", "JPY", line("food", 1))))
                .isTrue();
        assertThat(earning(rule("rest", "1", "1"), gold).needsRate(basket("web", "JPY", line("food", 1))))
                .isFalse();
    }

    @Test
    void takeOnlyLinesOfWhichTheirConditionHolds() {
        var dear = onlyIf(Conditions.line(line -> line.amount() > 1000), rule("dear", "2", "1"));
        var order = basket("web", "EUR", line("a", 1000), line("b", 2000));
        assertThat(award(earning(dear, rule("rest", "1", "1")), order).points()).isEqualTo(10 + 40);
    }
}
