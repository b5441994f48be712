package io.loyaltystreams.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.ExpiryPolicy.Notice;
import io.loyaltystreams.program.ExpiryPolicy.Owner;
import io.loyaltystreams.program.ExpiryPolicy.RoundUp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryPolicyTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private static ExpiryPolicy policy(Period after, RoundUp roundUp, ZoneId zone) {
        return policy(after, roundUp, List.of(3, 30, 14), LocalTime.of(9, 0), zone);
    }

    private static ExpiryPolicy policy(
            Period after, RoundUp roundUp, List<Integer> noticeDays, LocalTime noticeAt, ZoneId zone) {
        return new ExpiryPolicy(
                after,
                ExpiryPolicy.From.EARNING,
                roundUp,
                noticeDays,
                noticeAt,
                zone,
                Owner.LOYALTY_STREAMS,
                Period.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource({
        // after, earned, last day, last day to the end of its month
        "P12M, 2026-01-31T12:00:00Z, 2027-01-31, 2027-01-31",
        "P12M, 2028-02-29T12:00:00Z, 2029-02-28, 2029-02-28",
        "P12M, 2027-02-28T12:00:00Z, 2028-02-28, 2028-02-29",
        "P48M, 2024-02-29T12:00:00Z, 2028-02-29, 2028-02-29",
        "P1M,  2026-01-31T12:00:00Z, 2026-02-28, 2026-02-28",
        "P1M,  2026-03-31T12:00:00Z, 2026-04-30, 2026-04-30",
        "P90D, 2026-12-31T12:00:00Z, 2027-03-31, 2027-03-31",
        "P1Y,  2026-06-15T12:00:00Z, 2027-06-15, 2027-06-30",
        // year end in the zone, not in UTC
        "P12M, 2025-12-31T22:59:59Z, 2026-12-31, 2026-12-31",
        "P12M, 2025-12-31T23:00:00Z, 2027-01-01, 2027-01-31",
        // the hours around both nights on which the clocks move
        "P1D,  2026-03-28T22:59:59Z, 2026-03-29, 2026-03-31",
        "P1D,  2026-03-28T23:00:00Z, 2026-03-30, 2026-03-31",
        "P1D,  2026-03-29T21:59:59Z, 2026-03-30, 2026-03-31",
        "P1D,  2026-10-24T22:00:00Z, 2026-10-26, 2026-10-31",
        "P1D,  2026-10-25T22:59:59Z, 2026-10-26, 2026-10-31"
    })
    void reckonsInCalendarDaysOfTheZone(Period after, Instant earned, LocalDate last, LocalDate lastOfMonth) {
        assertThat(policy(after, RoundUp.NONE, AMSTERDAM).lastDay(earned)).isEqualTo(last);
        assertThat(policy(after, RoundUp.MONTH, AMSTERDAM).lastDay(earned)).isEqualTo(lastOfMonth);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam,  2026-12-31, 2026-12-31T23:00:00Z",
        "Europe/Amsterdam,  2026-06-30, 2026-06-30T22:00:00Z",
        "Europe/Amsterdam,  2026-03-28, 2026-03-28T23:00:00Z",
        "Europe/Amsterdam,  2026-03-29, 2026-03-29T22:00:00Z",
        "Europe/Amsterdam,  2026-10-25, 2026-10-25T23:00:00Z",
        "Europe/Amsterdam,  2028-02-28, 2028-02-28T23:00:00Z",
        "America/Sao_Paulo, 2026-12-31, 2027-01-01T03:00:00Z",
        // a night without a midnight: the clocks went from 00:00 to 01:00
        "America/Sao_Paulo, 2018-11-03, 2018-11-04T03:00:00Z",
        // a night with two: the day that began first is the day that is kept
        "America/Sao_Paulo, 2018-02-17, 2018-02-18T03:00:00Z"
    })
    void isGoneAtTheStartOfTheNextDay(ZoneId zone, LocalDate last, Instant gone) {
        assertThat(policy(Period.ofYears(1), RoundUp.NONE, zone).goneAt(last)).isEqualTo(gone);
    }

    @Test
    void givesNoticeAtLocalTimeSoonestFirst() {
        var notices = policy(Period.ofYears(1), RoundUp.NONE, AMSTERDAM).notices(LocalDate.parse("2026-04-12"));

        assertThat(notices)
                .containsExactly(
                        new Notice(30, Instant.parse("2026-03-13T08:00:00Z")),
                        new Notice(14, Instant.parse("2026-03-29T07:00:00Z")),
                        new Notice(3, Instant.parse("2026-04-09T07:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam,  02:30, 2026-03-29, 2026-03-29T01:30:00Z",
        "Europe/Amsterdam,  02:30, 2026-10-25, 2026-10-25T00:30:00Z",
        "America/Sao_Paulo, 00:00, 2018-11-04, 2018-11-04T03:00:00Z",
        "America/Sao_Paulo, 23:30, 2018-02-17, 2018-02-18T01:30:00Z"
    })
    void givesNoticeOnceOnNightsOnWhichTheClocksMove(ZoneId zone, LocalTime at, LocalDate day, Instant due) {
        var policy = policy(Period.ofYears(1), RoundUp.NONE, List.of(3), at, zone);
        assertThat(policy.notices(day.plusDays(3))).containsExactly(new Notice(3, due));
    }
}
