package io.loyaltystreams.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/** For how long points of orders stay pending, because the goods may come back. */
public record Hold(Period time, ZoneId zone) {

    /** The day at whose start points become available; empty if they are available at once. */
    public Optional<LocalDate> availableFrom(Instant earnedAt) {
        return time.isZero()
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(earnedAt, zone).plus(time));
    }

    /** The moment of release. */
    public Instant releasedAt(LocalDate availableFrom) {
        return availableFrom.atStartOfDay(zone).toInstant();
    }
}
