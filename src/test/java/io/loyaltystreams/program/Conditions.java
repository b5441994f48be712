package io.loyaltystreams.program;

import java.util.Optional;
import java.util.function.Predicate;

/** Conditions for tests, without a language. */
final class Conditions {

    private Conditions() {}

    static Condition order(Predicate<Basket> predicate) {
        return condition((order, line, member) -> answer(predicate.test(order)), false, false);
    }

    static Condition line(Predicate<BasketLine> predicate) {
        return condition((order, line, member) -> answer(predicate.test(line.orElseThrow())), true, false);
    }

    static Condition member(Predicate<Shopper> predicate) {
        return condition((order, line, member) -> answer(predicate.test(member)), false, true);
    }

    static Condition failing(String why) {
        return condition((order, line, member) -> new Condition.Answer.Failed(why), false, false);
    }

    private interface Asked {
        Condition.Answer answer(Basket order, Optional<BasketLine> line, Shopper member);
    }

    private static Condition.Answer answer(boolean met) {
        return met ? Condition.Answer.MET : Condition.Answer.NOT_MET;
    }

    private static Condition condition(Asked asked, boolean asksLine, boolean asksMember) {
        return new Condition() {
            @Override
            public Answer answer(Basket order, Optional<BasketLine> line, Shopper member) {
                return asked.answer(order, line, member);
            }

            @Override
            public boolean asksLine() {
                return asksLine;
            }

            @Override
            public boolean asksMember() {
                return asksMember;
            }
        };
    }
}
