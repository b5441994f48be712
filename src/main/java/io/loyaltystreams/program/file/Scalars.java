package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Ratio;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of single values that a program file has, but for times. */
final class Scalars {

    /** Plain decimals: YAML's octals, exponents and underscores mean different things to different readers. */
    private static final Pattern DECIMALS = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,9})?");

    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final int LARGEST_WHOLE = 999_999_999;
    private static final long ABOVE_ALL_DECIMALS = 1_000_000_000_000L;

    /** A number without quotes is text as well: articles and shops are often numbered. */
    static final Type<String> TEXT = new Type<>(value -> value.parsed("a text", Function.identity()), () -> {
        var schema = Type.object("string").put("pattern", "\\S");
        schema.putArray("type").add("string").add("number");
        return schema;
    });

    static final Type<Ratio> DECIMAL = new Type<>(
            value -> value.parsed("a number from 0 up, such as 1 or 2.50", Scalars::ratio),
            () -> Type.object("number").put("minimum", 0).put("exclusiveMaximum", ABOVE_ALL_DECIMALS));

    static final String ABOVE_ZERO_EXPECTED = "a number above 0, such as 1.00";

    static final Type<Ratio> ABOVE_ZERO = new Type<>(
            value -> value.parsed(ABOVE_ZERO_EXPECTED, text -> {
                var number = ratio(text);
                return where(number.signum() > 0, number);
            }),
            () -> Type.object("number").put("exclusiveMinimum", 0).put("exclusiveMaximum", ABOVE_ALL_DECIMALS));

    static final Type<Boolean> FLAG =
            new Type<>(value -> chosen(value, List.of(true, false), Object::toString), () -> Type.object("boolean"));

    static final Type<Currency> CURRENCY =
            written("[A-Z]{3}", "an ISO 4217 currency such as EUR", Scalars::currencyWithMinorUnits);

    static final Type<UUID> IDENTIFIER = written(
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            "a UUID such as 0f8c1d9e-6a52-4f0b-9c1e-2b7d5a3e4f60", UUID::fromString);

    private Scalars() {}

    /** Whole numbers of at most nine digits. */
    static Type<Integer> wholeFrom(int least) {
        return new Type<>(
                value -> value.parsed("a whole number from " + least + " up, of at most nine digits", text -> {
                    int number = Integer.parseInt(matching(WHOLE, text));
                    return where(number >= least, number);
                }),
                () -> Type.object("integer").put("minimum", least).put("maximum", LARGEST_WHOLE));
    }

    /** Points are long everywhere else. */
    static Type<Long> pointsFrom(int least) {
        return wholeFrom(least).map(Integer::longValue);
    }

    /** One of these constants, written as {@code half-up} for {@code HALF_UP}. */
    static <E extends Enum<E>> Type<E> choice(List<E> constants) {
        return choice(
                constants, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static <T> Type<T> choice(List<T> values, Function<T, String> word) {
        return new Type<>(value -> chosen(value, values, word), () -> {
            var schema = Type.object("string");
            var words = schema.putArray("enum");
            values.forEach(value -> words.add(word.apply(value)));
            return schema;
        });
    }

    /** Text of this pattern, which the schema shows; the parser may refuse some of it. */
    static <T> Type<T> written(String pattern, String expected, Function<String, T> parser) {
        var compiled = Pattern.compile(pattern);
        return new Type<>(
                value -> value.parsed(expected, text -> parser.apply(matching(compiled, text))),
                () -> Type.object("string").put("pattern", "^(" + pattern + ")$"));
    }

    private static <T> Optional<T> chosen(Value value, List<T> values, Function<T, String> word) {
        var text = value.text().orElse("");
        var meant = values.stream().filter(one -> word.apply(one).equals(text)).findFirst();
        return meant.isPresent()
                ? meant
                : value.refuse(Spelling.expected(text, values.stream().map(word).toList()));
    }

    private static Currency currencyWithMinorUnits(String code) {
        var currency = Currency.getInstance(code);
        return where(currency.getDefaultFractionDigits() >= 0, currency);
    }

    private static Ratio ratio(String text) {
        return Ratio.of(new BigDecimal(matching(DECIMALS, text)));
    }

    private static String matching(Pattern pattern, String text) {
        return where(pattern.matcher(text).matches(), text);
    }

    static <T> T where(boolean holds, T value) {
        if (!holds) {
            throw new IllegalArgumentException("Expected another value");
        }
        return value;
    }
}
