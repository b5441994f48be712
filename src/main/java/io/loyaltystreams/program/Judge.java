package io.loyaltystreams.program;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks the conditions of rules about one order, and remembers which could not be decided. */
final class Judge {

    private final Basket basket;
    private final Shopper shopper;
    private final Map<String, String> failed = new LinkedHashMap<>();

    Judge(Basket basket, Shopper shopper) {
        this.basket = basket;
        this.shopper = shopper;
    }

    Basket basket() {
        return basket;
    }

    Shopper shopper() {
        return shopper;
    }

    boolean holds(String ruleId, Optional<Condition> condition, BasketLine line) {
        return condition.isEmpty() || holds(ruleId, condition.get(), Optional.of(line));
    }

    /** For conditions that do not ask for a line. */
    boolean holds(String ruleId, Condition condition) {
        return holds(ruleId, condition, Optional.empty());
    }

    /** Why each condition failed that did, by rule id. */
    Map<String, String> failed() {
        return failed;
    }

    private boolean holds(String ruleId, Condition condition, Optional<BasketLine> line) {
        return switch (condition.answer(basket, line, shopper)) {
            case Condition.Answer.Met met -> true;
            case Condition.Answer.NotMet notMet -> false;
            case Condition.Answer.Failed fault -> {
                failed.putIfAbsent(ruleId, fault.why());
                yield false;
            }
        };
    }
}
