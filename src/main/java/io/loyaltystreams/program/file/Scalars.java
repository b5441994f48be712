package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Ratio;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of single values that a program file has. */
final class Scalars {

    /** Plain decimals: YAML's octals, exponents and underscores mean different things to different readers. */
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,9})?");

    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Period LONGEST = Period.ofYears(100);

    private Scalars() {}

    static Optional<String> text(Value value) {
        return value.parsed("a text", Function.identity());
    }

    /** Whole numbers of at most nine digits. */
    static Function<Value, Optional<Integer>> wholeNumberFrom(int least) {
        return value -> value.parsed("a whole number from " + least + " up, of at most nine digits", text -> {
            int number = Integer.parseInt(matching(WHOLE, text));
            return where(number >= least, number);
        });
    }

    static Optional<Ratio> decimal(Value value) {
        return value.parsed("a number from 0 up, such as 1 or 2.50", Scalars::ratio);
    }

    static Optional<Ratio> decimalAboveZero(Value value) {
        return value.parsed("a number above 0, such as 1.00", text -> {
            var number = ratio(text);
            return where(number.signum() > 0, number);
        });
    }

    static Optional<Boolean> flag(Value value) {
        return choice(Map.of("true", true, "false", false)).apply(value);
    }

    static <T> Function<Value, Optional<T>> choice(Map<String, T> words) {
        var expected = words.keySet().stream().sorted().toList();
        return value -> value.parsed("one of " + String.join(", ", expected), text -> {
            var meant = words.get(text);
            return where(meant != null, meant);
        });
    }

    static Optional<ZoneId> zone(Value value) {
        return value.parsed("a time zone such as Europe/Amsterdam", ZoneId::of);
    }

    static Optional<Currency> currency(Value value) {
        return value.parsed("an ISO 4217 currency such as EUR", text -> {
            var currency = Currency.getInstance(text);
            return where(currency.getDefaultFractionDigits() >= 0, currency);
        });
    }

    /** A date and time on the zone's clocks; without a zone, which is a fault of its own, any is taken. */
    static Function<Value, Optional<Instant>> moment(Optional<ZoneId> zone) {
        var rules = zone.orElse(ZoneOffset.UTC).getRules();
        return value -> value.parsed("an existing date and time such as 2026-01-01T00:00", LocalDateTime::parse)
                .flatMap(local -> rules.getValidOffsets(local).isEmpty()
                        ? value.refuse(local + ", which the clocks skip", "a time that exists in the zone")
                        : Optional.of(
                                local.toInstant(rules.getValidOffsets(local).getFirst())));
    }

    static Optional<LocalTime> timeOfDay(Value value) {
        return value.parsed("a time of day such as \"09:00\"", LocalTime::parse);
    }

    static Optional<Period> period(Value value) {
        return value.parsed("a period of at most 100 years such as P12M or P30D", text -> {
            var period = Period.parse(text);
            return where(!period.isNegative() && !period.isZero() && isShort(period), period);
        });
    }

    static Optional<Integer> wholeDays(Value value) {
        return value.parsed("whole days such as P30D", text -> {
            var period = Period.parse(text);
            return where(
                    !period.isNegative() && period.toTotalMonths() == 0 && isShort(period),
                    Math.toIntExact(end(period).toEpochDay()));
        });
    }

    private static boolean isShort(Period period) {
        return !end(period).isAfter(LocalDate.EPOCH.plus(LONGEST));
    }

    private static LocalDate end(Period period) {
        return LocalDate.EPOCH.plus(period);
    }

    private static Ratio ratio(String text) {
        return Ratio.of(new BigDecimal(matching(DECIMAL, text)));
    }

    private static String matching(Pattern pattern, String text) {
        return where(pattern.matcher(text).matches(), text);
    }

    private static <T> T where(boolean holds, T value) {
        if (!holds) {
            throw new IllegalArgumentException("Expected another value");
        }
        return value;
    }
}
