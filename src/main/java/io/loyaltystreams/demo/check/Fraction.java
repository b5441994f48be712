package io.loyaltystreams.demo.check;

import java.math.BigInteger;

/** An exact number that is not negative; the divisor is positive. */
record Fraction(BigInteger dividend, BigInteger divisor) {

    static final Fraction ZERO = of(0, 1);
    static final Fraction ONE = of(1, 1);

    static Fraction of(long dividend, long divisor) {
        return new Fraction(BigInteger.valueOf(dividend), BigInteger.valueOf(divisor));
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                dividend.multiply(other.divisor).add(other.dividend.multiply(divisor)),
                divisor.multiply(other.divisor));
    }

    Fraction times(Fraction other) {
        return new Fraction(dividend.multiply(other.dividend), divisor.multiply(other.divisor));
    }

    /** What is left of one. Nothing when this is one or more. */
    Fraction leftOfOne() {
        return new Fraction(divisor.subtract(dividend).max(BigInteger.ZERO), divisor);
    }

    long floor() {
        return dividend.divide(divisor).longValueExact();
    }
}
