package io.loyaltystreams.program;

import static java.math.BigInteger.ONE;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * An exact rational number: points before they are rounded.
 *
 * <ol>
 *   <li>It is always in lowest terms with a denominator above zero, so that equal values are equal records.
 *   <li>Its arithmetic never rounds and never overflows.
 *   <li>Its text is {@code n} or {@code n/d}, and reads back as the same value.
 * </ol>
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

    public static final Ratio ZERO = of(0);
    public static final Ratio UNIT = of(1);

    /** Decimals that are kept of a value whose decimal expansion never ends. */
    private static final int SCALE_OF_ENDLESS = 12;

    private static final BigInteger FIVE = BigInteger.valueOf(5);

    public Ratio {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("Expected a denominator other than 0 under " + numerator);
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        var divisor = gcd(numerator, denominator);
        if (!divisor.equals(ONE)) {
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    /** Nearly all points fit a long, and there it is several times faster. */
    private static BigInteger gcd(BigInteger one, BigInteger other) {
        if (other.equals(ONE) || one.bitLength() >= Long.SIZE || other.bitLength() >= Long.SIZE) {
            return other.equals(ONE) ? ONE : one.gcd(other);
        }
        long divisor = other.longValue();
        long rest = one.longValue() % divisor;
        while (rest != 0) {
            long next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return BigInteger.valueOf(divisor).abs();
    }

    public static Ratio of(long value) {
        return new Ratio(BigInteger.valueOf(value), ONE);
    }

    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Ratio of(BigDecimal value) {
        return value.scale() > 0
                ? new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : new Ratio(value.toBigIntegerExact(), ONE);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws NumberFormatException if the text is neither {@code n} nor {@code n/d}
     */
    public static Ratio parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Ratio(new BigInteger(text), ONE)
                : new Ratio(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    public Ratio plus(Ratio other) {
        return denominator.equals(other.denominator)
                ? new Ratio(numerator.add(other.numerator), denominator)
                : new Ratio(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    public Ratio times(Ratio other) {
        if (other.equals(UNIT)) {
            return this;
        }
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** Throws {@link ArithmeticException} if the other is zero. */
    public Ratio dividedBy(Ratio other) {
        return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    static Ratio sum(List<Ratio> values) {
        return values.stream().reduce(ZERO, Ratio::plus);
    }

    public Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public int signum() {
        return numerator.signum();
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** Throws {@link ArithmeticException} if the rounded value does not fit a long. */
    long rounded(RoundingMode mode) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, mode)
                .longValueExact();
    }

    /** The exact decimal if it is finite, else twelve decimals, half-even. */
    BigDecimal toDecimal() {
        int twos = denominator.getLowestSetBit();
        int fives = 0;
        var rest = denominator.shiftRight(twos);
        for (var next = rest.divideAndRemainder(FIVE); next[1].signum() == 0; next = rest.divideAndRemainder(FIVE)) {
            rest = next[0];
            fives++;
        }
        int scale = rest.equals(ONE) ? Math.max(twos, fives) : SCALE_OF_ENDLESS;
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, RoundingMode.HALF_EVEN);
    }

    /** As {@link #toDecimal}, in plain notation without trailing zeros: what explanations show. */
    public String toDecimalText() {
        return toText(toDecimal());
    }

    static String toText(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return denominator.equals(ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
