package io.loyaltystreams.program;

import static io.loyaltystreams.program.Rules.earning;
import static io.loyaltystreams.program.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptAfterReturnTest {

    private static final Earning FLOOR = earning(rule("all", "1", "1"));
    private static final LineReturned KEPT = new LineReturned(1000, 2, 0, 0);
    private static final LineReturned BACK = new LineReturned(1000, 2, 1000, 0);

    private static Earnings earned(long bonus, long limit, String... linePoints) {
        return new Earnings(Arrays.stream(linePoints).map(Ratio::parse).toList(), Ratio.of(bonus), limit);
    }

    private static Earnings earned(String... linePoints) {
        return earned(0, Earnings.UNLIMITED, linePoints);
    }

    private static ReturnedSoFar returned(LineReturned... lines) {
        return new ReturnedSoFar(List.of(lines), 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        // line of 10.00 and 4 pieces with 21/2 points; another line of 5 points is kept
        "0, 0, 15",
        "1, 0, 15",
        "100, 0, 14",
        "0, 1, 12",
        "500, 1, 7",
        "500, 2, 5",
        "1000, 0, 5",
        "0, 4, 5",
        "1500, 9, 5"
    })
    void addsUpWhatCameBackByAmountAndByQuantity(long amount, long quantity, long kept) {
        var line = new LineReturned(1000, 4, amount, quantity);
        assertThat(FLOOR.keptAfterReturn(earned("21/2", "5"), returned(line, KEPT)))
                .isEqualTo(kept);
    }

    @Test
    void roundsOnceAndAsTheOrderDid() {
        var half = new LineReturned(1000, 2, 0, 1);
        // 3.5 + 3.5 left: 7, not 3 + 3
        assertThat(FLOOR.keptAfterReturn(earned("7", "7"), returned(half, half)))
                .isEqualTo(7);
        assertThat(earning(Rounding.CEILING, rule("all", "1", "1"))
                        .keptAfterReturn(earned("7", "4"), returned(half, KEPT)))
                .isEqualTo(8);
    }

    @Test
    void neverKeepsMoreThanTheLimitOfTheAward() {
        var earned = earned(0, 12, "10", "10");
        assertThat(FLOOR.keptAfterReturn(earned, returned(KEPT, new LineReturned(1000, 10, 0, 1))))
                .isEqualTo(12);
        assertThat(FLOOR.keptAfterReturn(earned, returned(KEPT, BACK))).isEqualTo(10);
    }

    @Test
    void keepsNothingWhenEveryLineWithAnAmountIsBackThoughShippingAndFreeLinesStay() {
        var free = new LineReturned(0, 1, 0, 0);
        var shippingStays = new ReturnedSoFar(List.of(BACK, free), 500, 0);
        assertThat(FLOOR.keptAfterReturn(earned("10", "0", "5"), shippingStays)).isZero();
    }

    @Test
    void countsShippingLast() {
        var shippingBack = new ReturnedSoFar(List.of(KEPT), 500, 500);
        var shippingHalfBack = new ReturnedSoFar(List.of(KEPT), 500, 250);
        assertThat(FLOOR.keptAfterReturn(earned("10", "4"), shippingBack)).isEqualTo(10);
        assertThat(FLOOR.keptAfterReturn(earned("10", "4"), shippingHalfBack)).isEqualTo(12);
        assertThat(FLOOR.keptAfterReturn(earned("10"), shippingBack)).isEqualTo(10);
    }

    @Test
    void scalesBonusesWithTheLinePointsUnrounded() {
        // line points 10 + 5 of which 10 stay: 10 + 50 × 2/3 = 43.33
        assertThat(FLOOR.keptAfterReturn(earned(50, Earnings.UNLIMITED, "10", "5"), returned(KEPT, BACK)))
                .isEqualTo(43);
    }

    @Test
    void scalesBonusesWithTheAmountsWhereNoLineHasPoints() {
        var dear = new LineReturned(3000, 1, 0, 0);
        assertThat(FLOOR.keptAfterReturn(earned(50, Earnings.UNLIMITED, "0", "0"), returned(dear, BACK)))
                .isEqualTo(37);
    }

    @Test
    void keepsTheBonusOfAFreeOrderUntilAllItsPiecesAreBack() {
        var earned = earned(50, Earnings.UNLIMITED, "0");
        assertThat(FLOOR.keptAfterReturn(earned, returned(new LineReturned(0, 2, 0, 1))))
                .isEqualTo(50);
        assertThat(FLOOR.keptAfterReturn(earned, returned(new LineReturned(0, 2, 0, 2))))
                .isZero();
    }

    @Test
    void acceptsLinesWithoutAmountOrQuantity() {
        var odd = Stream.of(new LineReturned(0, 0, 0, 0), new LineReturned(0, 0, 5, 5), new LineReturned(0, 3, 7, 0))
                .toArray(LineReturned[]::new);
        assertThat(FLOOR.keptAfterReturn(earned("0", "0", "0", "10"), returned(odd[0], odd[1], odd[2], KEPT)))
                .isEqualTo(10);
    }

    @Test
    void refusesAnAwardOfAnotherOrder() {
        assertThatThrownBy(() -> FLOOR.keptAfterReturn(earned("1", "2", "3"), returned(KEPT)))
                .hasMessageContaining("3 awarded and 1 ordered");
        assertThatThrownBy(() -> FLOOR.keptAfterReturn(earned("1"), returned(KEPT, KEPT)))
                .hasMessageContaining("1 awarded and 2 ordered");
    }
}
