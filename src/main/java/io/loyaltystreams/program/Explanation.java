package io.loyaltystreams.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down an award step by step. It sums what it shows, not what was computed: where a share has no finite decimal, the
 * rounding step takes up the rest, so that a reader who adds the numbers up gets the award.
 */
final class Explanation {

    private final int programVersion;
    private final List<Step> steps = new ArrayList<>();
    private BigDecimal shown = BigDecimal.ZERO;

    Explanation(int programVersion) {
        this.programVersion = programVersion;
    }

    void add(String ruleId, Ratio points, String note) {
        add(ruleId, points.toDecimal(), note);
    }

    /** Adds the step that leads to this total; none if it is reached already. */
    void leadTo(long total, String ruleId, String note) {
        var difference = BigDecimal.valueOf(total).subtract(shown);
        if (difference.signum() != 0) {
            add(ruleId, difference, note);
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    private void add(String ruleId, BigDecimal points, String note) {
        shown = shown.add(points);
        steps.add(new Step(ruleId, programVersion, Ratio.toText(points), note));
    }
}
