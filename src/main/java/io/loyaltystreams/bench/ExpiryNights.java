package io.loyaltystreams.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Two nights at moments of our own choice: a program of two versions, each in a zone whose midnight is that moment, and orders of long
 * ago whose points live until then.
 *
 * @param few the night in which what the first version awarded expires
 * @param all that of the second version
 */
record ExpiryNights(Instant few, Instant all) {

    private static final Period LONG = Period.ofDays(365);
    private static final Period SHORT = Period.ofDays(150);
    private static final Duration BETWEEN = Duration.ofMinutes(2);

    /** The first night is so far ahead, to the full minute. */
    static ExpiryNights in(Duration time, Instant now) {
        Instant few = now.plus(time).truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        return new ExpiryNights(few, few.plus(BETWEEN));
    }

    /** When an order was placed whose points expire in the first night. */
    Instant placedForFew() {
        return lastDay(few).minus(LONG).atTime(12, 0).toInstant(midnightAt(few));
    }

    /** When an order was placed whose points expire in the second night. */
    Instant placedForAll() {
        return lastDay(all).minus(SHORT).atTime(12, 0).toInstant(midnightAt(all));
    }

    /** The versions of the program, the first first. */
    String[] programs() {
        return new String[] {
            program(1, "2020-01-01T00:00", midnightAt(few), LONG),
            program(2, lastDay(all).minusDays(250) + "T00:00", midnightAt(all), SHORT)
        };
    }

    private static String program(int version, String from, ZoneOffset zone, Period life) {
        return """
                program: bench
                version: %d
                effective-from: %s
                zone: "%s"
                base-currency: EUR
                earn:
                  - { id: all, points: 1, per: 1.00 }
                expiry: { after: %s }
                """.formatted(version, from, zone, life);
    }

    private static LocalDate lastDay(Instant night) {
        return LocalDate.ofInstant(night.minusMillis(1), midnightAt(night));
    }

    private static ZoneOffset midnightAt(Instant night) {
        int past = (int) Math.floorMod(night.getEpochSecond(), 86_400L);
        return ZoneOffset.ofTotalSeconds(past <= 43_200 ? -past : 86_400 - past);
    }
}
