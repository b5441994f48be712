package io.loyaltystreams.program;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * An exact rational number: points before they are rounded.
 *
 * <ol>
 *   <li>It is always in lowest terms with a denominator above zero, so that equal values are equal objects.
 *   <li>Its arithmetic never rounds and never overflows.
 *   <li>Its text is {@code n} or {@code n/d}, and reads back as the same value.
 * </ol>
 *
 * <p>Nearly all values fit two longs, and an order costs dozens of operations: those run without big integers, which take over
 * where a long would overflow.
 */
public final class Ratio implements Comparable<Ratio> {

    public static final Ratio ZERO = new Ratio(0, 1);
    public static final Ratio UNIT = new Ratio(1, 1);

    /** Decimals that are kept of a value whose decimal expansion never ends. */
    private static final int SCALE_OF_ENDLESS = 12;

    /** Powers of ten that fit a long. */
    private static final long[] POWERS =
            LongStream.iterate(1, power -> power * 10).limit(19).toArray();

    private static final BigInteger FIVE = BigInteger.valueOf(5);
    private static final BigInteger LEAST = BigInteger.valueOf(-Long.MAX_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final long numerator;
    private final long denominator;

    /** Both null while the longs hold the value; then the longs mean nothing. */
    private final BigInteger bigNumerator;

    private final BigInteger bigDenominator;

    private Ratio(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.bigNumerator = null;
        this.bigDenominator = null;
    }

    private Ratio(BigInteger numerator, BigInteger denominator) {
        this.numerator = 0;
        this.denominator = 0;
        this.bigNumerator = numerator;
        this.bigDenominator = denominator;
    }

    public static Ratio of(long value) {
        return value == Long.MIN_VALUE ? new Ratio(BigInteger.valueOf(value), BigInteger.ONE) : new Ratio(value, 1);
    }

    /** Throws {@link ArithmeticException} if the denominator is zero. */
    public static Ratio of(long numerator, long denominator) {
        if (denominator <= 0 || numerator == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        if (denominator == 1) {
            return new Ratio(numerator, 1);
        }
        long divisor = gcd(Math.abs(numerator), denominator);
        return divisor == 1 ? new Ratio(numerator, denominator) : new Ratio(numerator / divisor, denominator / divisor);
    }

    /** Throws {@link ArithmeticException} if the denominator is zero. */
    public static Ratio of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("Expected a denominator other than 0 under " + numerator);
        }
        var divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        var n = numerator.divide(divisor);
        var d = denominator.divide(divisor);
        return isSmall(n) && isSmall(d) ? new Ratio(n.longValue(), d.longValue()) : new Ratio(n, d);
    }

    public static Ratio of(BigDecimal value) {
        return value.scale() > 0
                ? of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : of(value.toBigIntegerExact(), BigInteger.ONE);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws NumberFormatException if the text is neither {@code n} nor {@code n/d}
     */
    public static Ratio parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? of(new BigInteger(text), BigInteger.ONE)
                : of(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    public Ratio plus(Ratio other) {
        if (other.signum() == 0) {
            return this;
        }
        if (signum() == 0) {
            return other;
        }
        if (isSmall() && other.isSmall()) {
            if (denominator == other.denominator) {
                long sum = numerator + other.numerator;
                if (((numerator ^ sum) & (other.numerator ^ sum)) >= 0) {
                    return of(sum, denominator);
                }
            } else if (fits(numerator, other.denominator)
                    && fits(other.numerator, denominator)
                    && fits(denominator, other.denominator)) {
                long one = numerator * other.denominator;
                long two = other.numerator * denominator;
                long sum = one + two;
                if (((one ^ sum) & (two ^ sum)) >= 0) {
                    return of(sum, denominator * other.denominator);
                }
            }
        }
        return of(
                numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
                denominator().multiply(other.denominator()));
    }

    public Ratio minus(Ratio other) {
        return plus(other.negated());
    }

    private Ratio negated() {
        return isSmall() ? new Ratio(-numerator, denominator) : new Ratio(bigNumerator.negate(), bigDenominator);
    }

    public Ratio times(Ratio other) {
        if (isUnit() || other.isUnit()) {
            return isUnit() ? other : this;
        }
        if (isSmall() && other.isSmall() && fits(numerator, other.numerator) && fits(denominator, other.denominator)) {
            return of(numerator * other.numerator, denominator * other.denominator);
        }
        return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    /** Throws {@link ArithmeticException} if the other is zero. */
    public Ratio dividedBy(Ratio other) {
        if (isSmall() && other.isSmall() && fits(numerator, other.denominator) && fits(denominator, other.numerator)) {
            return of(numerator * other.denominator, denominator * other.numerator);
        }
        return of(numerator().multiply(other.denominator()), denominator().multiply(other.numerator()));
    }

    /** Values of one order mostly share a denominator: then they are reduced once, at the end. */
    static Ratio sum(List<Ratio> values) {
        if (values.isEmpty()) {
            return ZERO;
        }
        var first = values.getFirst();
        long numerators = 0;
        for (var value : values) {
            long sum = numerators + value.numerator;
            boolean overflows = ((numerators ^ sum) & (value.numerator ^ sum)) < 0;
            if (!value.isSmall() || value.denominator != first.denominator || overflows) {
                return sumOneByOne(values);
            }
            numerators = sum;
        }
        return of(numerators, first.denominator);
    }

    private static Ratio sumOneByOne(List<Ratio> values) {
        var sum = ZERO;
        for (var value : values) {
            sum = sum.plus(value);
        }
        return sum;
    }

    public Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Ratio max(Ratio other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public int signum() {
        return isSmall() ? Long.signum(numerator) : bigNumerator.signum();
    }

    @Override
    public int compareTo(Ratio other) {
        if (isSmall() && other.isSmall()) {
            if (denominator == other.denominator) {
                return Long.compare(numerator, other.numerator);
            }
            if (fits(numerator, other.denominator) && fits(other.numerator, denominator)) {
                return Long.compare(numerator * other.denominator, other.numerator * denominator);
            }
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    /** Throws {@link ArithmeticException} if the rounded value does not fit a long. */
    long rounded(RoundingMode mode) {
        if (isSmall() && denominator == 1) {
            return numerator;
        }
        return new BigDecimal(numerator())
                .divide(new BigDecimal(denominator()), 0, mode)
                .longValueExact();
    }

    /** The exact decimal if it is finite, else twelve decimals, half-even. */
    public BigDecimal toDecimal() {
        if (isSmall()) {
            int scale = scaleOf(denominator);
            if (scale < POWERS.length && fits(numerator, POWERS[scale] / denominator)) {
                return BigDecimal.valueOf(numerator * (POWERS[scale] / denominator), scale);
            }
        }
        return toDecimalWithBigIntegers();
    }

    /** How many decimals a fraction of this denominator has; as many as there are powers if they are more or never end. */
    private static int scaleOf(long denominator) {
        int scale = 0;
        while (scale < POWERS.length && POWERS[scale] % denominator != 0) {
            scale++;
        }
        return scale;
    }

    private BigDecimal toDecimalWithBigIntegers() {
        var under = denominator();
        int twos = under.getLowestSetBit();
        int fives = 0;
        var rest = under.shiftRight(twos);
        for (var next = rest.divideAndRemainder(FIVE); next[1].signum() == 0; next = rest.divideAndRemainder(FIVE)) {
            rest = next[0];
            fives++;
        }
        int scale = rest.equals(BigInteger.ONE) ? Math.max(twos, fives) : SCALE_OF_ENDLESS;
        return new BigDecimal(numerator()).divide(new BigDecimal(under), scale, RoundingMode.HALF_EVEN);
    }

    /** As {@link #toDecimal}, in plain notation without trailing zeros: what explanations show. */
    public String toDecimalText() {
        return isSmall() && denominator == 1 ? Long.toString(numerator) : toText(toDecimal());
    }

    static String toText(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ratio ratio
                && numerator == ratio.numerator
                && denominator == ratio.denominator
                && Objects.equals(bigNumerator, ratio.bigNumerator)
                && Objects.equals(bigDenominator, ratio.bigDenominator);
    }

    @Override
    public int hashCode() {
        return isSmall() ? Long.hashCode(numerator * 31 + denominator) : Objects.hash(bigNumerator, bigDenominator);
    }

    @Override
    public String toString() {
        if (isSmall()) {
            return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
        }
        return bigDenominator.equals(BigInteger.ONE) ? bigNumerator.toString() : bigNumerator + "/" + bigDenominator;
    }

    private boolean isUnit() {
        return numerator == 1 && denominator == 1;
    }

    private boolean isSmall() {
        return bigNumerator == null;
    }

    private BigInteger numerator() {
        return isSmall() ? BigInteger.valueOf(numerator) : bigNumerator;
    }

    private BigInteger denominator() {
        return isSmall() ? BigInteger.valueOf(denominator) : bigDenominator;
    }

    /** Whether the product fits a long and is not the one long that has no opposite. */
    private static boolean fits(long one, long other) {
        long high = Math.multiplyHigh(one, other);
        long low = one * other;
        return (high == 0 && low >= 0) || (high == -1 && low < 0 && low != Long.MIN_VALUE);
    }

    private static boolean isSmall(BigInteger value) {
        return value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0;
    }

    /** By halving and subtracting: a division takes many times as long. Neither is below zero, not both are zero. */
    private static long gcd(long one, long other) {
        if (one == 0 || other == 0) {
            return one + other;
        }
        int twos = Long.numberOfTrailingZeros(one | other);
        long a = one >> Long.numberOfTrailingZeros(one);
        long b = other;
        while (b != 0) {
            b >>= Long.numberOfTrailingZeros(b);
            long smaller = Math.min(a, b);
            b = Math.abs(a - b);
            a = smaller;
        }
        return a << twos;
    }
}
