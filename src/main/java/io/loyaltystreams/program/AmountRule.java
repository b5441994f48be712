package io.loyaltystreams.program;

/**
 * Which part of an order earns.
 *
 * @param shipping whether shipping earns, as one more line of category {@code shipping}
 */
public record AmountRule(Basis basis, boolean shipping) {

    /** Whether a line counts with its tax or without. */
    public enum Basis {
        GROSS,
        NET
    }

    public static final AmountRule DEFAULT = new AmountRule(Basis.GROSS, false);

    /** In minor units. */
    long counted(BasketLine line) {
        return switch (basis) {
            case GROSS -> line.amount();
            case NET -> line.amount() - line.taxAmount();
        };
    }
}
