package io.loyaltystreams.piggy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the {@code Retry-After} header: whole seconds, or an HTTP date seen from the answer's own {@code Date}. */
final class RetryAfter {

    /** A date far away is a mistake, and nobody is helped by waiting for it: asking once an hour harms nothing. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    static Optional<Duration> of(HttpResponse<?> response, Clock clock) {
        return response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .flatMap(value -> seconds(value).or(() -> untilDate(value, sentAt(response, clock))))
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> seconds(String value) {
        return value.matches("\\d{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(value))) : Optional.empty();
    }

    private static Optional<Duration> untilDate(String value, Instant sentAt) {
        return date(value)
                .map(until -> Duration.between(sentAt, until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /** Piggy's clock, if it tells it: ours may differ. */
    private static Instant sentAt(HttpResponse<?> response, Clock clock) {
        return response.headers().firstValue("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
