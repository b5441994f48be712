package io.loyaltystreams.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {

    private static final int[] BITS = {12, 31, 33, 62, 63, 64, 80};

    @ParameterizedTest
    @CsvSource({
        "2/4,1/2",
        "-2/4,-1/2",
        "2/-4,-1/2",
        "-2/-4,1/2",
        "0/-7,0",
        "8/4,2",
        "9223372036854775807/1,9223372036854775807"
    })
    void isInLowestTerms(String written, String lowest) {
        assertThat(Ratio.parse(written)).hasToString(lowest).isEqualTo(Ratio.parse(lowest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "1/", "/2", "1.5", "1/2/3", " 1", "a"})
    void refusesTextThatItDidNotWrite(String text) {
        assertThatThrownBy(() -> Ratio.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void refusesToDivideByZero() {
        assertThatThrownBy(() -> Ratio.UNIT.dividedBy(Ratio.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Ratio.of(1, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void staysExactBeyondLongs() {
        var most = Ratio.of(Long.MAX_VALUE);
        assertThat(most.times(most).dividedBy(most)).isEqualTo(most);
        assertThat(most.plus(most).minus(most)).isEqualTo(most);
        assertThat(Ratio.of(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(Ratio.UNIT);
        assertThat(Ratio.of(1, Long.MIN_VALUE)).hasToString("-1/9223372036854775808");
        assertThat(Ratio.of(Long.MIN_VALUE)).hasToString("-9223372036854775808");
        assertThat(Ratio.of(-Long.MAX_VALUE).minus(Ratio.UNIT)).isEqualTo(Ratio.of(Long.MIN_VALUE));
        assertThat(Ratio.of(1, Long.MAX_VALUE).times(Ratio.of(1, 2))).hasToString("1/18446744073709551614");
        assertThat(Ratio.of(1, Long.MAX_VALUE).plus(Ratio.of(1, 3)).compareTo(Ratio.of(1, 3)))
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "5/2, 2, 3, 2, 3",
        "7/2, 3, 4, 4, 4",
        "1/2, 0, 1, 0, 1",
        "3/2, 1, 2, 2, 2",
        "49/100, 0, 0, 0, 1",
        "51/100, 0, 1, 1, 1",
        "4, 4, 4, 4, 4",
        "0, 0, 0, 0, 0",
        "999999999999999999999/1000000000000000000, 999, 1000, 1000, 1000"
    })
    void roundsInFourWays(String value, long floor, long halfUp, long halfEven, long ceiling) {
        var ratio = Ratio.parse(value);
        assertThat(Rounding.FLOOR.round(ratio)).isEqualTo(floor);
        assertThat(Rounding.HALF_UP.round(ratio)).isEqualTo(halfUp);
        assertThat(Rounding.HALF_EVEN.round(ratio)).isEqualTo(halfEven);
        assertThat(Rounding.CEILING.round(ratio)).isEqualTo(ceiling);
    }

    @Test
    void refusesToRoundToMoreThanALong() {
        var tooMuch = Ratio.of(Long.MAX_VALUE).plus(Ratio.UNIT);
        assertThatThrownBy(() -> Rounding.FLOOR.round(tooMuch)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "100, 100",
        "1/4, 0.25",
        "-1/8, -0.125",
        "1/3, 0.333333333333",
        "2/3, 0.666666666667",
        "100/3, 33.333333333333",
        "1/1000000000000000, 0.000000000000001",
        "1/3000000000000, 0"
    })
    void showsAFiniteDecimalExactlyAndAnEndlessOneWithTwelveDecimals(String value, String decimal) {
        assertThat(Ratio.parse(value).toDecimalText()).isEqualTo(decimal);
    }

    @Test
    void obeysTheLawsOfArithmetic() {
        for (long seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            Ratio a = any(random);
            Ratio b = any(random);
            Ratio c = any(random);
            assertThat(a.plus(b)).as("seed %d", seed).isEqualTo(b.plus(a));
            assertThat(a.times(b.plus(c)))
                    .as("seed %d", seed)
                    .isEqualTo(a.times(b).plus(a.times(c)));
            assertThat(a.minus(b).plus(b)).as("seed %d", seed).isEqualTo(a);
            assertThat(Ratio.parse(a.toString())).as("seed %d", seed).isEqualTo(a);
            assertThat(Integer.signum(a.compareTo(b)))
                    .as("seed %d", seed)
                    .isEqualTo(a.minus(b).signum());
            if (b.signum() != 0) {
                assertThat(a.dividedBy(b).times(b)).as("seed %d", seed).isEqualTo(a);
            }
        }
    }

    /** Small values, huge ones, and those near where a long ends and big integers take over. */
    private static Ratio any(Random random) {
        int bits = BITS[random.nextInt(BITS.length)];
        var numerator = new BigInteger(bits, random);
        return Ratio.of(
                random.nextBoolean() ? numerator : numerator.negate(),
                new BigInteger(bits, random).add(BigInteger.ONE));
    }
}
