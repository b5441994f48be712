package io.loyaltystreams.program.expression;

import static io.loyaltystreams.program.expression.Orders.BARE;
import static io.loyaltystreams.program.expression.Orders.COFFEE;
import static io.loyaltystreams.program.expression.Orders.FULL;
import static io.loyaltystreams.program.expression.Orders.GOLD;
import static io.loyaltystreams.program.expression.Orders.PLAIN;
import static io.loyaltystreams.program.expression.Orders.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Condition.Answer;
import io.loyaltystreams.program.Shopper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleExpressionTest {

    /** The bar parts the columns, so "or" is written in letters. What each gives for the full order's first line and a gold member, and for the bare order with a new one. */
    @Test
    void takesWholeNumbersWhereDecimalsAreMeantAndLeavesTextsAlone() {
        assertThat(WholeNumbers.asDecimals(
                        "x2 + 2 * order.total == 100 && order.id == 'nr 5' || a == \"7\" || 1.5 > 2"))
                .isEqualTo("x2 + 2.0 * order.total == 100.0 && order.id == 'nr 5' || a == \"7\" || 1.5 > 2.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order.id == 'o-1'                                                     | yes | yes
            order.id.matches('^o-[0-9]+$')                                        | yes | yes
            order.channel in ['web', 'app']                                       | yes | yes
            order.currency == 'EUR'                                               | yes | yes
            order.total == 104.5                                                  | yes | no
            order.total >= 100                                                    | yes | no
            order.total * 2.0 > 200                                               | yes | no
            order.attributes.gift == 'yes'                                        | yes | the order has no attribute 'gift'
            order.attributes['x'] == '1'                                          | yes | the order has no attribute 'x'
            int(order.attributes.x) == 1                                          | yes | the order has no attribute 'x'
            'x' in order.attributes                                               | yes | no
            has(order.attributes.x)                                               | yes | no
            has(order.attributes.x) && order.attributes.x == '1'                  | yes | no
            'VIP' in order.coupons                                                | yes | no
            order.coupons.exists(c, c.startsWith('SPRING'))                       | yes | no
            order.coupons.all(c, c.size() > 3)                                    | no  | yes
            order.coupons.filter(c, c.endsWith('26')).size() == 1                 | yes | no
            order.coupons.exists_one(c, c.contains('I'))                          | no  | no
            order.coupons[1] == 'SPRING26'                                        | yes | a list has no element at the place that the expression asks for
            order.placedAt.getDayOfWeek() == 0                                    | no  | no
            order.placedAt.getDayOfWeek('Europe/Amsterdam') == 0                  | yes | yes
            order.placedAt >= timestamp('2026-03-07T00:00:00Z')                   | yes | yes
            order.shop == 'ams'                                                   | yes | the order has no shop
            order.shop == 'ams' OR order.total < 50                               | yes | yes
            order.shop != 'ams' && order.total > 0                                | no  | no
            has(order.shop) && order.shop == 'ams'                                | yes | no
            !has(order.shop)                                                      | no  | yes
            order.total > 0 ? order.shop == 'ams' : true                          | yes | yes
            line.category == 'coffee' && line.quantity >= 2                       | yes | no
            line.category == 'coffee' && line.quantity >= 1                       | yes | the line has no category
            has(line.category)                                                    | yes | no
            line.id == 'l-1' OR line.sku == 'bag'                                 | yes | yes
            line.amount > 99.94 && line.amount < 99.96                            | yes | no
            line.amount / double(line.quantity) > 49.97                           | yes | no
            100 / (line.quantity - 2) == 50                                       | the expression divides by zero | no
            member.tier in ['gold', 'silver']                                     | yes | the member has no tier
            has(member.tier)                                                      | yes | no
            member.orders == 0                                                    | no  | yes
            member.orders > 2.5                                                   | yes | no
            member.signedUpAt < timestamp('2026-01-01T00:00:00Z')                 | yes | the member never signed up
            has(member.signedUpAt) && order.placedAt - member.signedUpAt > duration('24h') | yes | no
            order.placedAt > timestamp('0001-01-01T00:00:00Z') + duration('24h')  | yes | yes
            9223372036854775807 + line.quantity > 1                               | a number in the expression is out of range | a number in the expression is out of range
            """)
    void answersWhatItIsAsked(String text, String full, String bare) {
        var rule = rule(text.replace(" OR ", " || "));
        assertThat(word(rule.answer(FULL, Optional.of(COFFEE), GOLD))).isEqualTo(full);
        assertThat(word(rule.answer(BARE, Optional.of(PLAIN), Shopper.NEW))).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order.total > 5                                    | false | false
            line.amount > 5                                    | true  | false
            has(line.category)                                 | true  | false
            member.orders == 0                                 | false | true
            has(member.tier)                                   | false | true
            order.coupons.exists(c, c == line.sku)             | true  | false
            order.total > 5 OR (line.quantity > 1 && member.tier == 'gold') | true | true
            order.attributes.line == 'member.tier'             | false | false
            """)
    void knowsWhetherItAsksForTheLineAndTheMember(String text, boolean line, boolean member) {
        var rule = rule(text.replace(" OR ", " || "));
        assertThat(rule.asksLine()).isEqualTo(line);
        assertThat(rule.asksMember()).isEqualTo(member);
    }

    @Test
    void failsWithoutTheLineThatItAsksFor() {
        assertThat(rule("line.quantity > 1").answer(FULL, Optional.empty(), GOLD))
                .isEqualTo(new Answer.Failed("there is no line to ask about"));
    }

    @Test
    void neverRepeatsAValueOfTheOrder() {
        var order = Orders.order(List.of("secret-code"), Map.of("number", "secret-text"));
        for (var text : List.of(
                "order.attributes[order.coupons[0]] == 'x'",
                "int(order.attributes.number) > 5",
                "timestamp(order.attributes.number) > order.placedAt",
                "order.placedAt.getHours(order.attributes.number) > 5",
                "'x'.matches(order.coupons[0] == '' ? 'x' : '[')")) {
            assertThat(word(rule(text).answer(order, Optional.empty(), GOLD)))
                    .as(text)
                    .doesNotContain("secret")
                    .isNotIn("yes", "no");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.coupons.all(a, order.coupons.all(b, a == b || a != b))",
                "order.coupons.filter(a, order.coupons.exists(b, b == a)).size() > 5",
            })
    void endsSoonWhereLoopsWithinLoopsWouldNot(String text) {
        var coupons = IntStream.range(0, 500).mapToObj(i -> "coupon-" + i).toList();
        assertThat(word(rule(text).answer(Orders.order(coupons, Map.of()), Optional.empty(), GOLD)))
                .isEqualTo("the expression takes more than 1000 steps through lists");
    }

    @Test
    void refusesToLookThroughEndlessListsAndTexts() {
        var many = Orders.order(Collections.nCopies(1_001, "x"), Map.of("x", "y".repeat(10_001)));
        assertThat(word(rule("'x' in order.coupons").answer(many, Optional.empty(), GOLD)))
                .isEqualTo("order.coupons has more than 1000 entries");
        assertThat(word(rule("order.attributes.x == 'y'").answer(many, Optional.empty(), GOLD)))
                .isEqualTo("order.attributes has more than 10000 characters");
    }

    /** A pattern that takes a backtracking matcher years takes this one no time. */
    @Test
    void matchesPatternsInLinearTime() {
        var order = Orders.order(List.of("a".repeat(5_000) + "b"), Map.of());
        assertThat(word(rule("order.coupons[0].matches('^(a+)+$')").answer(order, Optional.empty(), GOLD)))
                .isEqualTo("no");
    }

    @Test
    void answersManyThreadsAtOnce() {
        var rule = rule("order.coupons.exists(c, c == order.attributes.mine)");
        var wrong = IntStream.range(0, 20_000)
                .parallel()
                .filter(i -> {
                    var order = Orders.order(List.of("c" + i), Map.of("mine", "c" + (i % 2 == 0 ? i : -1)));
                    return !word(rule.answer(order, Optional.empty(), GOLD)).equals(i % 2 == 0 ? "yes" : "no");
                })
                .count();
        assertThat(wrong).isZero();
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Answer.Met met -> "yes";
            case Answer.NotMet notMet -> "no";
            case Answer.Failed failed -> failed.why();
        };
    }
}
