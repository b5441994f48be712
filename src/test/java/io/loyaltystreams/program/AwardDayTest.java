package io.loyaltystreams.program;

import static io.loyaltystreams.program.Baskets.at;
import static io.loyaltystreams.program.Baskets.basket;
import static io.loyaltystreams.program.Baskets.line;
import static io.loyaltystreams.program.Campaigns.onePointEach;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which day and in which month of its zone an order counts towards a member's caps. */
class AwardDayTest {

    private static Program program(String zone, Caps caps) {
        return new Program(
                new Edition("acme", 7, Instant.EPOCH, ZoneId.of(zone), Rules.EUR),
                onePointEach(Stacking.BEST, caps),
                0,
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                NegativeBalance.ALLOW,
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        // zone, placed at, the day that is full
        "Europe/Amsterdam, 2025-12-31T22:59:59.999Z, 2025-12-31",
        "Europe/Amsterdam, 2025-12-31T23:00:00Z, 2026-01-01",
        "America/Sao_Paulo, 2026-01-01T02:59:59.999Z, 2025-12-31",
        "America/Sao_Paulo, 2026-01-01T03:00:00Z, 2026-01-01",
        "Pacific/Kiritimati, 2025-12-31T10:00:00Z, 2026-01-01",
        // leap day
        "Europe/Amsterdam, 2028-02-28T23:00:00Z, 2028-02-29",
        "Europe/Amsterdam, 2028-02-29T22:59:59.999Z, 2028-02-29",
        "Europe/Amsterdam, 2028-02-29T23:00:00Z, 2028-03-01",
        // the night of 23 hours and the night of 25 hours
        "Europe/Amsterdam, 2026-03-28T23:00:00Z, 2026-03-29",
        "Europe/Amsterdam, 2026-03-29T21:59:59.999Z, 2026-03-29",
        "Europe/Amsterdam, 2026-03-29T22:00:00Z, 2026-03-30",
        "Europe/Amsterdam, 2026-10-24T22:00:00Z, 2026-10-25",
        "Europe/Amsterdam, 2026-10-25T22:59:59.999Z, 2026-10-25",
        "Europe/Amsterdam, 2026-10-25T23:00:00Z, 2026-10-26"
    })
    void isTheZonesOwn(String zone, Instant placedAt, LocalDate full) {
        var usage = Usage.NONE.plusPoints(full, 100);
        var shopper = new Shopper(Optional.empty(), Optional.empty(), 0, Optional.empty(), usage);
        var order = at(placedAt, basket("pos", "EUR", line("food", 1000)));

        var daily = program(zone, new Caps(Earnings.UNLIMITED, 100, Earnings.UNLIMITED));
        assertThat(daily.award(order, shopper).points()).isZero();
        var monthly = program(zone, new Caps(Earnings.UNLIMITED, Earnings.UNLIMITED, 105));
        assertThat(monthly.award(order, shopper).points()).isEqualTo(5);
        var before = full.minusDays(1);
        var other = new Shopper(
                Optional.empty(), Optional.empty(), 0, Optional.empty(), Usage.NONE.plusPoints(before, 100));
        assertThat(daily.award(order, other).points()).isEqualTo(10);
    }
}
