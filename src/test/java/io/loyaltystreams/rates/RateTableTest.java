package io.loyaltystreams.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RateTableTest {

    private static final Instant MONDAY = Instant.parse("2026-03-09T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-10T00:00:00Z");

    private final RateTable table = new RateTable();

    private static Rate yen(String value, Instant from) {
        return new Rate("JPY", "EUR", new BigDecimal(value), from);
    }

    private void assertRate(Instant at, String value) {
        assertThat(table.inForce("JPY", "EUR", at)).hasValue(new BigDecimal(value));
    }

    @Test
    void holdsFromItsMomentOnUntilTheNext() {
        table.set("JPY@tue", yen("0.0062", TUESDAY));
        table.set("JPY@mon", yen("0.0060", MONDAY));

        assertThat(table.inForce("JPY", "EUR", MONDAY.minusMillis(1))).isEmpty();
        assertRate(MONDAY, "0.0060");
        assertRate(TUESDAY.minusMillis(1), "0.0060");
        assertRate(TUESDAY, "0.0062");
    }

    @Test
    void isOfOneCurrencyAndOneBase() {
        table.set("JPY@mon", yen("0.0060", MONDAY));
        assertThat(table.inForce("SEK", "EUR", TUESDAY)).isEmpty();
        assertThat(table.inForce("JPY", "USD", TUESDAY)).isEmpty();
    }

    @Test
    void isCorrectedByItsKeyAlsoInItsMoment() {
        table.set("JPY@mon", yen("0.0060", MONDAY));
        table.set("JPY@mon", yen("0.0061", TUESDAY));
        assertThat(table.inForce("JPY", "EUR", MONDAY)).isEmpty();
        assertRate(TUESDAY, "0.0061");
    }

    @Test
    void staysWhenAnotherKeyOfItsMomentIsWithdrawn() {
        table.set("first", yen("0.0060", MONDAY));
        table.set("second", yen("0.0061", MONDAY));
        table.withdraw("first");
        assertRate(MONDAY, "0.0061");
    }

    /** Whoever asks while a rate is corrected sees the old one or the new one, never the one before. */
    @Test
    void isCorrectedInOneStep() throws Exception {
        table.set("JPY@mon", yen("0.0060", MONDAY));
        table.set("JPY@tue", yen("0.0062", TUESDAY));
        var done = new AtomicBoolean();
        var corrector = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 20_000; i++) {
                table.set("JPY@tue", yen("0.0062", TUESDAY));
            }
            done.set(true);
        });
        while (!done.get()) {
            assertRate(TUESDAY, "0.0062");
        }
        corrector.join();
    }

    @Test
    void isWithdrawnByItsKey() {
        table.set("JPY@mon", yen("0.0060", MONDAY));
        table.set("JPY@tue", yen("0.0062", TUESDAY));
        table.withdraw("JPY@tue");
        table.withdraw("never set");
        assertRate(TUESDAY, "0.0060");
    }
}
