package io.loyaltystreams.program.file;

import io.loyaltystreams.program.EarnRule;
import io.loyaltystreams.program.Lines;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.When;
import java.util.ArrayList;
import java.util.List;

/** What is sound in a program and yet may not be meant. */
public final class Hints {

    private Hints() {}

    /** One line for each; empty if there is nothing to say. */
    public static List<String> of(Program program) {
        var hints = new ArrayList<String>();
        if (program.earning().policy().rules().stream().noneMatch(Hints::takesEveryLine)) {
            hints.add("lines that no earn rule takes earn nothing; if that is not meant, end earn with a rule without"
                    + " when, lines and if");
        }
        return List.copyOf(hints);
    }

    private static boolean takesEveryLine(EarnRule rule) {
        return rule.when().equals(When.ALWAYS)
                && rule.lines().equals(Lines.ALL)
                && rule.condition().isEmpty();
    }
}
