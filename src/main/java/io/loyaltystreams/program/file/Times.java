package io.loyaltystreams.program.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The kinds of times that a program file has. */
final class Times {

    private static final Period LONGEST = Period.ofYears(100);
    private static final String ZONE_PATTERN = "[A-Z][A-Za-z0-9_/+-]*";
    private static final String DAYS = "([0-9]{1,9}W)?([0-9]{1,9}D)?";
    static final String PERIOD_PATTERN = "P(?=[0-9])([0-9]{1,9}Y)?([0-9]{1,9}M)?" + DAYS;

    /** Named zones only: an offset from UTC knows no summer time and is hardly ever meant. */
    static final Type<ZoneId> ZONE =
            new Type<>(Times::zone, () -> Type.object("string").put("pattern", "^" + ZONE_PATTERN + "$"));

    static final Type<LocalTime> TIME_OF_DAY =
            Scalars.written("([01][0-9]|2[0-3]):[0-5][0-9]", "a time of day such as \"09:00\"", LocalTime::parse);

    static final Type<Period> PERIOD = Scalars.written(
            PERIOD_PATTERN, "a period such as P12M for 12 months or P30D for 30 days, of at most 100 years", text -> {
                var period = Period.parse(text);
                return Scalars.where(!period.isZero() && isShort(period), period);
            });

    static final Type<Period> PERIOD_OR_NONE = Scalars.written(
            PERIOD_PATTERN, "a period such as P30D for 30 days, of at most 100 years, or P0D for none", text -> {
                var period = Period.parse(text);
                return Scalars.where(isShort(period), period);
            });

    static final Type<Integer> WHOLE_DAYS =
            Scalars.written("P(?=[0-9])" + DAYS, "whole days, such as P30D for 30 days", text -> {
                var period = Period.parse(text);
                return Scalars.where(
                        isShort(period), Math.toIntExact(end(period).toEpochDay()));
            });

    private static final Type<LocalDateTime> ON_THE_CLOCK = Scalars.written(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?",
            "an existing date and time such as 2026-01-01T00:00", LocalDateTime::parse);

    private Times() {}

    /**
     * A date and time on the zone's clocks; of one that comes twice, the earlier. Without a zone, which is a fault of its own, any
     * is taken.
     */
    static Type<Instant> moment(Optional<ZoneId> zone) {
        var rules = zone.orElse(ZoneOffset.UTC).getRules();
        return ON_THE_CLOCK.then((value, local) -> rules.getValidOffsets(local).isEmpty()
                ? value.refuse(local + ", which the clocks skip", "a time that exists in the zone")
                : Optional.of(local.toInstant(rules.getValidOffsets(local).getFirst())));
    }

    private static Optional<ZoneId> zone(Value value) {
        var text = value.text().orElse("");
        return ZoneId.getAvailableZoneIds().contains(text) && text.matches(ZONE_PATTERN)
                ? Optional.of(ZoneId.of(text))
                : value.refuse(Spelling.near(text, ZoneId.getAvailableZoneIds())
                        .orElse("a time zone such as Europe/Amsterdam"));
    }

    private static boolean isShort(Period period) {
        return !end(period).isAfter(LocalDate.EPOCH.plus(LONGEST));
    }

    private static LocalDate end(Period period) {
        return LocalDate.EPOCH.plus(period);
    }
}
