package io.loyaltystreams.program.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedExpressionTest {

    private static final String ORDER = "order.attributes, order.channel, order.coupons, order.currency, order.id,"
            + " order.placedAt, order.shop, order.total";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order.totl > 5                            | column 1: unknown name 'order.totl', did you mean order.total?
            order.placed_at.getHours() > 3            | column 1: unknown name 'order.placed_at', did you mean order.placedAt?
            order.total > 5 && total < 9              | column 20: unknown name 'total', did you mean order.total?
            ordr.total > 5                            | column 1: unknown name 'ordr.total', did you mean order.total?
            has(member.teir)                          | column 5: unknown name 'member.teir'; the names are member.orders, member.signedUpAt, member.tier
            order.total                               | column 1: expected true or false, but the expression gives a decimal number
            order.total > 'a'                         | column 13: '>' does not work on a decimal number and a text
            1 < 2                                     | it says the same of every order: ask for something of the order, the line or the member, or leave it out
            order.total * line.quantity > 5.0         | column 13: '*' does not work on a decimal number and a whole number: write double(line.quantity) instead of line.quantity
            order.channel == 5                        | column 15: '==' does not work on a text and a whole number
            order.placedAt > '2026-01-01'             | column 16: '>' does not work on a time and a text
            order.channel.startsWith(5)               | column 25: 'startsWith' does not work on a text and a whole number
            order.channel.beginsWith('w')             | column 25: unknown function 'beginsWith'
            order.channel.startWith('w')              | column 24: unknown function 'startWith', did you mean startsWith?
            order.coupons.map(c, c) == []             | column 18: unknown function 'map'
            order.shop.name == 'x'                    | column 11: a text has no part 'name'
            order.total.exists(c, c)                  | column 6: expected a list, but found a decimal number
            !order.channel                            | column 1: '!' does not work on a text
            order.channel + 'x' == 'webx'             | column 15: '+' does not work on a text and a text
            order.coupons + ['x'] == ['x']            | column 15: lists cannot be joined with '+'
            [1, 'a'] == [1]                           | column 1: expected values of one type in the list
            dyn(order.total) == 1                     | column 4: unknown function 'dyn'
            has(order)                                | column 4: has() asks for one name, as in has(order.shop) or has(order.attributes.gift)
            order.channel = 'web'                     | column 15: '=' is not expected here, write ==
            order.channel == 'web' and order.total > 5 | column 24: 'and' is not expected here, write &&
            order.channel == 'web                     | column 18: the text that begins here has no end
            order.channel ==                          | column 17: the expression ends too early
            (order.total > 5                          | column 17: ')' is missing
            order.total > 5)                          | column 16: ')' is not expected here
            if == 3                                   | column 1: 'if' is a reserved word
            order.placedAt.getHours('Europe/Amstrdam') == 0 | column 24: 'Europe/Amstrdam' is not a time zone, as 'Europe/Amsterdam' is
            order.placedAt > timestamp('2026-01-01')  | column 27: '2026-01-01' is not a time, as '2026-01-31T00:00:00Z' is
            order.placedAt - order.placedAt > duration('2 days') | column 43: '2 days' is not a duration, as '36h' or '90m' is
            order.id.matches('[')                     | column 17: '[' is not a pattern, or one too large
            order.coupons.exists(c, c.matches('['))   | column 34: '[' is not a pattern, or one too large
            [1].exists(a, [1].exists(b, [1].exists(c, a == c))) | column 39: more than 2 loops within each other
            """)
    void saysWhatIsWrongAndWhere(String text, String problem) {
        assertThat(Expressions.rule(text)).isEqualTo(new Compiled.Wrong<>(List.of(problem)));
    }

    @Test
    void tellsTheNamesWhereNoneIsNear() {
        assertThat(Expressions.rule("order.colour == 'red'"))
                .isEqualTo(
                        new Compiled.Wrong<>(List.of("column 1: unknown name 'order.colour'; the names are " + ORDER)));
        assertThat(Expressions.rule("order == 1"))
                .isEqualTo(new Compiled.Wrong<>(List.of("column 1: 'order' is no value itself, but has " + ORDER)));
    }

    @Test
    void listsAllThatIsWrong() {
        assertThat(Expressions.rule("order.totl > 5 &&\n order.total > 'a' && foo(5)"))
                .isEqualTo(new Compiled.Wrong<>(List.of(
                        "column 1: unknown name 'order.totl', did you mean order.total?",
                        "line 2, column 26: unknown function 'foo'",
                        "line 2, column 14: '>' does not work on a decimal number and a text")));
    }

    @Test
    void refusesWhatIsEmptyTooLongOrTooDeep() {
        assertThat(Expressions.rule("  ")).isEqualTo(new Compiled.Wrong<>(List.of("the expression is empty")));
        assertThat(Expressions.rule("order.id == '" + "x".repeat(1_000) + "'"))
                .isEqualTo(new Compiled.Wrong<>(List.of("the expression has 1014 characters, at most 1000 may be")));
        assertThat(Expressions.rule("(".repeat(100) + "true" + ")".repeat(100)))
                .isEqualTo(
                        new Compiled.Wrong<>(List.of("the expression is nested too deeply: at most 24 levels may be")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            points > 1.0        | column 1: expected a number, but the expression gives true or false
            poinst              | column 1: unknown name 'poinst', did you mean points?
            order.total         | column 1: unknown name 'order.total'; the names are activities, orders, points, spend
            """)
    void saysWhatIsWrongWithAMeasure(String text, String problem) {
        assertThat(Expressions.measure(text)).isEqualTo(new Compiled.Wrong<>(List.of(problem)));
    }
}
