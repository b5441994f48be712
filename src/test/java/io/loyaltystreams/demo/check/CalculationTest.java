package io.loyaltystreams.demo.check;

import static io.loyaltystreams.demo.check.Sample.amount;
import static io.loyaltystreams.demo.check.Sample.back;
import static io.loyaltystreams.demo.check.Sample.line;
import static io.loyaltystreams.demo.check.Sample.order;
import static io.loyaltystreams.demo.check.Sample.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculationTest {

    @ParameterizedTest
    @CsvSource({
        "pos, EUR,  1099,  21",
        "web, EUR,  1099,  10",
        "app, EUR,  1099,  10",
        "pos, SEK, 10990,  10",
        "web, GBP,   583,   6",
        "web, GBP,   584,   7",
        "pos, JPY,  1099,  10",
        "pos, CHF,  1099,   0",
        "pos, EUR, 99999, 500",
    })
    void awardsByChannelAndCurrency(String channel, String currency, long amount, long points) {
        assertThat(award(order("O", channel, currency, line("L", 1, amount)))).isEqualTo(points);
    }

    @Test
    void roundsTheOrderAndNotItsLines() {
        assertThat(award(order("O", "web", "EUR", line("L1", 1, 150), line("L2", 1, 150))))
                .isEqualTo(3);
    }

    @Test
    void givesNothingForGiftCardsAndTobacco() {
        var order = order(
                "O", "web", "EUR", line("L1", "gift-card", 5000), line("L2", "tobacco", 5000), line("L3", 1, 700));
        assertThat(award(order)).isEqualTo(7);
    }

    @Test
    void leavesOutTheShareThatWasPaidWithPoints() {
        // 200 of 400 was paid with points, shipping included, so half of the line counts
        assertThat(award(order("O", "web", "EUR", 100, 200, line("L", 1, 300)))).isEqualTo(1);
    }

    @Test
    void takesByTheShareOfEachLineThatCameBack() {
        var order = new Calculation(order("O", "web", "EUR", line("L1", 3, 1000), line("L2", 1, 550)));
        assertThat(order.award()).isEqualTo(15);
        assertThat(order.take(back(1, pieces("L1", 1)))).as("12.17 left").isEqualTo(3);
        assertThat(order.take(back(2, amount("L2", 275)))).as("9.42 left").isEqualTo(3);
        assertThat(order.take(back(3, pieces("L1", 5)))).as("2.75 left").isEqualTo(7);
        assertThat(order.take(back(4))).as("the rest").isEqualTo(2);
        assertThat(order.take(back(5, pieces("L1", 1)))).as("nothing left").isZero();
    }

    @Test
    void takesNothingWhileMoreThanTheCapIsLeft() {
        var order = new Calculation(order("O", "pos", "EUR", line("L1", 1, 20_000), line("L2", 1, 20_000)));
        assertThat(order.award()).isEqualTo(500);
        assertThat(order.take(back(1, amount("L1", 10_000)))).as("600 left").isZero();
        assertThat(order.take(back(2, amount("L1", 10_000)))).as("400 left").isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-05-20T10:00:00Z, 2026-05-31, false",
        "2025-05-20T10:00:00Z, 2026-06-01, true",
        "2025-05-31T22:30:00Z, 2026-06-30, false", // already June in Amsterdam
        "2024-02-29T10:00:00Z, 2025-03-01, true",
    })
    void endsPointsWithTheMonthAYearLater(Instant earned, LocalDate today, boolean expired) {
        assertThat(Calculation.expired(earned, today)).isEqualTo(expired);
    }

    private static long award(Order order) {
        return new Calculation(order).award();
    }
}
