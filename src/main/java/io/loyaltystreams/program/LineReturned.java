package io.loyaltystreams.program;

/**
 * How much of a line has come back by now, over all returns.
 *
 * @param amount the line's, in minor units
 * @param quantity the line's, in pieces
 * @param returnedAmount sum of what was returned by amount, in minor units
 * @param returnedQuantity sum of what was returned by quantity, in pieces
 */
public record LineReturned(long amount, long quantity, long returnedAmount, long returnedQuantity) {

    /** The share that the customer keeps, from 0 to 1. */
    Ratio shareLeft() {
        var back = share(returnedAmount, amount).plus(share(returnedQuantity, quantity));
        return Ratio.UNIT.minus(back.min(Ratio.UNIT));
    }

    boolean isBack() {
        return shareLeft().signum() == 0;
    }

    private static Ratio share(long part, long whole) {
        return whole == 0 ? Ratio.ZERO : Ratio.of(part, whole);
    }
}
