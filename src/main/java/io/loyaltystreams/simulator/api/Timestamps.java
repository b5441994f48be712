package io.loyaltystreams.simulator.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Instants as Piggy writes them: {@code 2026-03-04T10:15:30+00:00}, always UTC, never a fraction. */
final class Timestamps {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WRITTEN_WITH_MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter WRITTEN_OF_A_BATCH =
            DateTimeFormatter.ofPattern("yyyy-MM-dd, HH:mm").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    static String write(Instant at) {
        return WRITTEN.format(at);
    }

    static String writeWithMicros(Instant at) {
        return WRITTEN_WITH_MICROS.format(at);
    }

    /** As batches of vouchers have it. */
    static String writeOfBatch(Instant at) {
        return WRITTEN_OF_A_BATCH.format(at);
    }

    /** ISO 8601 with or without an offset, or a date alone; without an offset it is UTC. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant parse(String text) {
        if (!text.contains(":")) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }
}
