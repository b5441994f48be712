package io.loyaltystreams.program;

import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An order, as far as points depend on it.
 *
 * @param shippingAmount in minor units of the currency
 * @param paidWithPointsAmount the part of the total that was settled with points, rewards or gift cards, in minor units
 */
public record Basket(
        String channel,
        Optional<String> shop,
        Currency currency,
        List<BasketLine> lines,
        long shippingAmount,
        long paidWithPointsAmount) {

    public Basket {
        lines = List.copyOf(lines);
        if (shippingAmount < 0 || paidWithPointsAmount < 0) {
            throw new IllegalArgumentException("Expected amounts >= 0, but found shippingAmount " + shippingAmount
                    + ", paidWithPointsAmount " + paidWithPointsAmount);
        }
        if (BigInteger.valueOf(paidWithPointsAmount).compareTo(total(lines, shippingAmount)) > 0) {
            throw new IllegalArgumentException("Expected paidWithPointsAmount at most the order's total, but found "
                    + paidWithPointsAmount + " of " + total(lines, shippingAmount));
        }
    }

    /** The share of every line that earns: what was not paid with points, of the total with tax and shipping. */
    Ratio earningShare() {
        if (paidWithPointsAmount == 0) {
            return Ratio.UNIT;
        }
        var total = total(lines, shippingAmount);
        return new Ratio(total.subtract(BigInteger.valueOf(paidWithPointsAmount)), total);
    }

    private static BigInteger total(List<BasketLine> lines, long shippingAmount) {
        return lines.stream()
                .map(line -> BigInteger.valueOf(line.amount()))
                .reduce(BigInteger.valueOf(shippingAmount), BigInteger::add);
    }
}
