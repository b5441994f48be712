package io.loyaltystreams.program.expression;

import dev.cel.runtime.CelEvaluationException;
import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.Condition;
import io.loyaltystreams.program.Shopper;
import java.util.Optional;

/** A rule's expression. */
final class CelCondition implements Condition {

    private final Checked expression;
    private final boolean asksLine;
    private final boolean asksMember;

    CelCondition(Checked expression) {
        this.expression = expression;
        this.asksLine = expression.mentions("line.");
        this.asksMember = expression.mentions("member.");
    }

    @Override
    public Answer answer(Basket order, Optional<BasketLine> line, Shopper member) {
        try {
            var met = expression.program().eval(new Facts(order, line, member));
            return Boolean.TRUE.equals(met) ? Answer.MET : Answer.NOT_MET;
        } catch (CelEvaluationException failure) {
            return new Answer.Failed(Failure.why(failure, expression.texts()));
        }
    }

    @Override
    public boolean asksLine() {
        return asksLine;
    }

    @Override
    public boolean asksMember() {
        return asksMember;
    }
}
