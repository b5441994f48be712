package io.loyaltystreams.program;

/** Exact values that an order must have; all must hold. Currencies are ISO 4217 codes. */
public record When(OneOf channel, OneOf currency, OneOf shop) {

    public static final When ALWAYS = new When(OneOf.ANY, OneOf.ANY, OneOf.ANY);
}
