package io.loyaltystreams.program;

/** Exact values that a line must have; all must hold. */
public record Lines(OneOf category, OneOf sku) {

    public static final Lines ALL = new Lines(OneOf.ANY, OneOf.ANY);

    boolean admits(BasketLine line) {
        return category.admits(line.category()) && sku.admits(line.sku());
    }

    boolean isAll() {
        return equals(ALL);
    }
}
