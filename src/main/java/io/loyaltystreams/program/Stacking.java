package io.loyaltystreams.program;

/** How the multipliers that hit one line work together; the tier's is one of them. */
public enum Stacking {
    /** Only the highest works; of equal ones the first. */
    BEST("best") {
        @Override
        Ratio apply(Ratio points, Ratio[] factors, Ratio[] added) {
            int best = -1;
            for (int i = 0; i < factors.length; i++) {
                if (factors[i] != null && (best < 0 || factors[i].compareTo(factors[best]) > 0)) {
                    best = i;
                }
            }
            return best < 0 ? points : points.plus(add(best, points, factors[best], added));
        }
    },
    /** Each works on what the ones before it made. */
    MULTIPLY("multiply") {
        @Override
        Ratio apply(Ratio points, Ratio[] factors, Ratio[] added) {
            var made = points;
            for (int i = 0; i < factors.length; i++) {
                if (factors[i] != null) {
                    made = made.plus(add(i, made, factors[i], added));
                }
            }
            return made;
        }
    },
    /** What each adds to the base is added up; a line never falls below nothing. */
    ADD("add") {
        @Override
        Ratio apply(Ratio points, Ratio[] factors, Ratio[] added) {
            var made = points;
            for (int i = 0; i < factors.length; i++) {
                if (factors[i] != null) {
                    made = made.plus(add(i, points, factors[i], added));
                }
            }
            return made.max(Ratio.ZERO);
        }
    };

    private final String word;

    Stacking(String word) {
        this.word = word;
    }

    /**
     * The points of a line after its multipliers.
     *
     * @param points before them, above zero
     * @param factors of the multipliers; null where one does not hit the line
     * @param added what each multiplier added so far; what it adds to this line is added to it
     */
    abstract Ratio apply(Ratio points, Ratio[] factors, Ratio[] added);

    private static Ratio add(int multiplier, Ratio points, Ratio factor, Ratio[] added) {
        var more = points.times(factor.minus(Ratio.UNIT));
        added[multiplier] = added[multiplier].plus(more);
        return more;
    }

    /** The word of the program file. */
    @Override
    public String toString() {
        return word;
    }
}
