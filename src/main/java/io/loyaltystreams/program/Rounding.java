package io.loyaltystreams.program;

import java.math.RoundingMode;

/** How an order's exact points become whole points. Only values from zero up are ever rounded. */
public enum Rounding {
    FLOOR("floor", RoundingMode.FLOOR),
    HALF_UP("half-up", RoundingMode.HALF_UP),
    HALF_EVEN("half-even", RoundingMode.HALF_EVEN),
    CEILING("ceiling", RoundingMode.CEILING);

    private final String word;
    private final RoundingMode mode;

    Rounding(String word, RoundingMode mode) {
        this.word = word;
        this.mode = mode;
    }

    /** Throws {@link ArithmeticException} if the result does not fit a long. */
    public long round(Ratio points) {
        return points.rounded(mode);
    }

    /** The word of the program file. */
    @Override
    public String toString() {
        return word;
    }
}
