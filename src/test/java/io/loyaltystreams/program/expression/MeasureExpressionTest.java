package io.loyaltystreams.program.expression;

import static io.loyaltystreams.program.expression.Orders.measure;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Measure.Inputs;
import io.loyaltystreams.program.Ratio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureExpressionTest {

    private static final Inputs INPUTS = new Inputs(100, Ratio.of(1_234, 100), 3, 2);

    @ParameterizedTest
    @CsvSource({
        "points, 100, false",
        "points + 2.0 * spend, 124.68, true",
        "points + 2 * spend, 124.68, true",
        "orders > 2 ? spend : 0, 12.34, true",
        "points + orders * 100.0 + activities, 402, false",
        "orders > 2.0 ? spend : 0.0, 12.34, true",
        "5, 5, false",
        "int(spend), 12, true",
        "points - 1000.0, 0, false",
        "points / 0.0, 0, false",
        "0.0 / 0.0, 0, false",
        "int(points) / 0, 0, false",
        "int(points * 1e300), 0, false",
        "1e300 * 1e300, 0, false",
    })
    void measuresWhatTheMemberHas(String text, String value, boolean usesSpend) {
        assertThat(measure(text).value(INPUTS).toDecimalText()).isEqualTo(value);
        assertThat(measure(text).usesSpend()).isEqualTo(usesSpend);
    }

    @Test
    void countsADecimalNumberAsItIsWritten() {
        assertThat(measure("0.1").value(INPUTS)).isEqualTo(Ratio.of(1, 10));
    }
}
