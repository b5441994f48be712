package io.loyaltystreams.program;

import java.util.List;

/**
 * An award and where its points come from.
 *
 * @param lines that can earn, in the order's sequence; shipping is the last of them if it counts
 */
public record ExplainedAward(Award award, List<ExplainedLine> lines) {

    public ExplainedAward {
        lines = List.copyOf(lines);
    }
}
