package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.line;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.returned;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.config.Topic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders in other currencies: which rate they use, and what becomes of those without one. */
class ExchangeRatesStory {

    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: eur, when: { currency: [EUR] }, points: 1, per: 1.00 }
              - { id: sek, when: { currency: [SEK] }, points: 1, per: 10.00 }
              - { id: others, in: base, points: 2, per: 1.00 }
            """;
    private static final String AT = "2026-03-10T12:00:00Z";

    private Loyalty loyalty;

    @BeforeEach
    void start() {
        loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T00:00:00Z");
    }

    @AfterEach
    void close() {
        loyalty.close();
    }

    private static ExchangeRateSet rate(String currency, String rate, String from) {
        return new ExchangeRateSet(currency, "EUR", rate, Instant.parse(from));
    }

    private static OrderPlaced.Builder yen(String orderId, String at) {
        return order(orderId, at, card("1")).setCurrency("JPY").setLines(List.of(line("1", 2, 10_000)));
    }

    private List<Long> points() {
        return loyalty.entries().stream().map(PointsPosted::getPoints).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // the rate changes at noon, inclusive: 10,000 yen are 60.00 or 62.00
        "2026-03-10T11:59:59.999Z, 120",
        "2026-03-10T12:00:00Z, 124",
        "2026-03-11T00:00:00Z, 124"
    })
    void anOrderUsesTheRateThatWasInForceWhenItWasPlaced(String placedAt, long points) {
        loyalty.rate(rate("JPY", "0.0062", "2026-03-10T12:00:00Z"));
        loyalty.rate(rate("JPY", "0.0060", "2026-03-01T00:00:00Z"));
        loyalty.order(yen("O", placedAt));
        assertThat(points()).containsExactly(points);
    }

    @Test
    void anOrderThatNeedsARateAndHasNoneIsADeadLetterAndCountsWhenItIsSentAgain() {
        loyalty.order(yen("O", AT));
        var letter = loyalty.takeDeadLetters().getFirst();
        assertThat(Loyalty.header(letter, "cause")).isEqualTo("NO_EXCHANGE_RATE");
        assertThat(Loyalty.header(letter, "message"))
                .isEqualTo("placedAt is 2026-03-10T12:00:00Z, when no rate from JPY to EUR was in force;"
                        + " send the rate, then this order again");

        loyalty.rate(rate("JPY", "0.006", "2026-03-10T00:00:00Z"));
        loyalty.raw(Topic.ORDERS, null, letter.value());
        assertThat(points()).containsExactly(120L);
        assertThat(loyalty.noEffects()).isEmpty();
    }

    @Test
    void aRateThatComesLateHoldsForOrdersReadAfterIt() {
        loyalty.rate(rate("JPY", "0.0060", "2026-03-01T00:00:00Z"));
        loyalty.order(yen("before", AT));
        loyalty.rate(rate("JPY", "0.0062", "2026-03-05T00:00:00Z"));
        loyalty.order(yen("after", AT));
        loyalty.rate(rate("JPY", "0.0061", "2026-03-05T00:00:00Z"));
        loyalty.order(yen("corrected", AT));
        assertThat(points()).containsExactly(120L, 124L, 122L);
    }

    @Test
    void anOrderThatIsReadLateUsesTheRateOfItsOwnTime() {
        loyalty.rate(rate("JPY", "0.0060", "2026-03-01T00:00:00Z"));
        loyalty.rate(rate("JPY", "0.0062", "2026-03-10T12:00:00Z"));
        loyalty.order(yen("on time", "2026-03-20T00:00:00Z"));
        loyalty.order(yen("late", "2026-03-09T00:00:00Z"));
        assertThat(points()).containsExactly(124L, 120L);
    }

    @Test
    void aReturnUsesItsOrdersRate() {
        loyalty.rate(rate("JPY", "0.0060", "2026-03-01T00:00:00Z"));
        loyalty.order(yen("O", AT));
        loyalty.rate(rate("JPY", "0.0090", "2026-03-01T00:00:00Z"));
        loyalty.returned(returned("R", "O", "2026-03-12T12:00:00Z"));
        assertThat(points()).containsExactly(120L, -120L);
    }

    @Test
    void theExplanationNamesTheRate() {
        loyalty.rate(rate("JPY", "0.00612345", "2026-03-01T00:00:00Z"));
        loyalty.order(yen("O", AT));
        var steps = loyalty.entries().getFirst().getExplanation();
        assertThat(steps.getFirst().getNote()).isEqualTo("61.2345 EUR at a rate of 0.00612345 for 1 JPY, 2 for each 1");
        assertThat(steps.getFirst().getPoints()).isEqualTo("122.469");
    }

    @Test
    void aRuleInTheOrdersOwnCurrencyAndAGuestNeedNoRate() {
        loyalty.order(yen("S", AT).setCurrency("SEK").setLines(List.of(line("1", 1, 25_000))));
        loyalty.order(yen("G", AT).setMemberRefs(List.of()));
        assertThat(loyalty.deadLetters()).isEmpty();
        assertThat(points()).containsExactly(25L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JPY | USD | 0.006 | baseCurrency is 'USD'; the program counts in EUR",
                "jpy | EUR | 0.006 | currency is 'jpy'; send an upper-case ISO 4217 code that is in use",
                "EUR | EUR | 1 | currency is 'EUR', the base currency itself; it needs no rate",
                "JPY | EUR | 0.00 | rate is '0.00'; send a decimal number above 0 such as 0.0873",
                "JPY | EUR | -1 | rate is '-1'; send a decimal number above 0 such as 0.0873",
                "JPY | EUR | 6e-3 | rate is '6e-3'; send a decimal number above 0 such as 0.0873"
            })
    void aRateThatCannotBeUsedIsADeadLetter(String currency, String base, String rate, String message) {
        var bytes = loyalty.bytes(
                Topic.EXCHANGE_RATES,
                ExchangeRateSet.class,
                new ExchangeRateSet(currency, base, rate, Instant.parse(AT)));
        loyalty.raw(Topic.EXCHANGE_RATES, null, bytes);
        assertThat(Loyalty.header(loyalty.deadLetters().getFirst(), "message")).isEqualTo(message);
    }

    @Test
    void aRateMayBeWithdrawn() {
        loyalty.raw(Topic.EXCHANGE_RATES, "JPY@2026-03-01".getBytes(UTF_8), null);
        assertThat(loyalty.deadLetters()).isEmpty();
    }
}
