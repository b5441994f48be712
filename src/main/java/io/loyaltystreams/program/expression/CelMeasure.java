package io.loyaltystreams.program.expression;

import dev.cel.runtime.CelEvaluationException;
import io.loyaltystreams.program.Measure;
import io.loyaltystreams.program.Ratio;
import java.math.BigDecimal;
import java.util.Optional;

/** A tier metric's expression. */
final class CelMeasure implements Measure {

    private final Checked expression;
    private final boolean usesSpend;

    CelMeasure(Checked expression) {
        this.expression = expression;
        this.usesSpend = expression.names().contains("spend");
    }

    @Override
    public Ratio value(Inputs inputs) {
        try {
            var value = ratio(expression.program().eval(name -> Optional.ofNullable(value(inputs, name))));
            return value.max(Ratio.ZERO);
        } catch (CelEvaluationException failure) {
            return Ratio.ZERO;
        }
    }

    @Override
    public boolean usesSpend() {
        return usesSpend;
    }

    /** A decimal number counts as it is written in its shortest form, so that 0.1 is a tenth. */
    private static Ratio ratio(Object value) {
        if (value instanceof Long whole) {
            return Ratio.of(whole);
        }
        double decimal = (Double) value;
        return Double.isFinite(decimal) ? Ratio.of(BigDecimal.valueOf(decimal)) : Ratio.ZERO;
    }

    private static Object value(Inputs inputs, String name) {
        return switch (name) {
            case "points" -> (double) inputs.points();
            case "spend" -> inputs.spend().toDecimal().doubleValue();
            case "orders" -> (double) inputs.orders();
            case "activities" -> (double) inputs.activities();
            default -> null;
        };
    }
}
