package io.loyaltystreams.program.expression;

import dev.cel.runtime.CelVariableResolver;
import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.Shopper;
import java.util.Collection;
import java.util.Optional;

/** What a rule's expression may ask of one order, computed when it asks. */
record Facts(Basket order, Optional<BasketLine> line, Shopper member) implements CelVariableResolver {

    /** Longer lists and texts are no business of a rule, and would make it slow. */
    private static final int MOST_ENTRIES = 1_000;

    private static final int MOST_CHARACTERS = 10_000;

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(value(name));
    }

    private Object value(String name) {
        return switch (name) {
            case "order.id" -> text(name, order.id());
            case "order.channel" -> text(name, order.channel());
            case "order.shop" -> text(name, present(order.shop(), "the order has no shop"));
            case "order.shop@present" -> order.shop().isPresent();
            case "order.currency" -> order.currency().getCurrencyCode();
            case "order.total" -> order.total().doubleValue();
            case "order.coupons" -> bounded(name, order.coupons(), order.coupons());
            case "order.attributes" -> bounded(name, order.attributes().values(), order.attributes());
            case "order.placedAt" -> order.placedAt();
            case "line.id" -> text(name, aLine().id());
            case "line.sku" -> text(name, aLine().sku());
            case "line.category" -> text(name, present(aLine().category(), "the line has no category"));
            case "line.category@present" -> aLine().category().isPresent();
            case "line.quantity" -> (long) aLine().quantity();
            case "line.amount" -> order.amountOf(aLine()).doubleValue();
            case "member.tier" -> present(member.tier(), "the member has no tier");
            case "member.tier@present" -> member.tier().isPresent();
            case "member.orders" -> member.orders();
            case "member.signedUpAt" -> present(member.signedUpAt(), "the member never signed up");
            case "member.signedUpAt@present" -> member.signedUpAt().isPresent();
            default -> null;
        };
    }

    private BasketLine aLine() {
        return present(line, "there is no line to ask about");
    }

    private static <T> T present(Optional<T> value, String otherwise) {
        if (value.isEmpty()) {
            throw new Unanswerable(otherwise);
        }
        return value.get();
    }

    private static String text(String name, String value) {
        if (value.length() > MOST_CHARACTERS) {
            throw new Unanswerable(name + " is longer than " + MOST_CHARACTERS + " characters");
        }
        return value;
    }

    private static <T> T bounded(String name, Collection<String> texts, T whole) {
        if (texts.size() > MOST_ENTRIES) {
            throw new Unanswerable(name + " has more than " + MOST_ENTRIES + " entries");
        }
        long characters = 0;
        for (var text : texts) {
            characters += text.length();
        }
        if (characters > MOST_CHARACTERS) {
            throw new Unanswerable(name + " has more than " + MOST_CHARACTERS + " characters");
        }
        return whole;
    }
}
