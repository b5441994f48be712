package io.loyaltystreams.program;

import java.util.Optional;

/** A condition that the program's owner wrote as an expression: the {@code if} of a rule. It has no side effects. */
public interface Condition {

    /** What a condition says of an order. */
    sealed interface Answer {

        Answer MET = new Met();
        Answer NOT_MET = new NotMet();

        record Met() implements Answer {}

        record NotMet() implements Answer {}

        /**
         * It could not be decided, as when the order lacks an attribute; the rule does not match.
         *
         * @param why in plain words, without values of the order
         */
        record Failed(String why) implements Answer {}
    }

    /** @param line empty for a condition that does not {@linkplain #asksLine ask for a line} */
    Answer answer(Basket order, Optional<BasketLine> line, Shopper member);

    /** Whether it must be asked for every line. */
    boolean asksLine();

    /** Whether the answer depends on the member, who is not known before the order has found its account. */
    boolean asksMember();
}
