package io.loyaltystreams.program;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order, as far as points depend on it.
 *
 * @param id the order's
 * @param shippingAmount in minor units of the currency
 * @param paidWithPointsAmount the part of the total that was settled with points, rewards or gift cards, in minor units
 * @param rate base currency units for one unit of the currency, at {@code placedAt}; empty if none was asked for or known
 */
public record Basket(
        String id,
        String channel,
        Optional<String> shop,
        Instant placedAt,
        Currency currency,
        List<BasketLine> lines,
        long shippingAmount,
        long paidWithPointsAmount,
        List<String> coupons,
        Map<String, String> attributes,
        Optional<Ratio> rate) {

    public Basket {
        lines = List.copyOf(lines);
        coupons = List.copyOf(coupons);
        attributes = Map.copyOf(attributes);
        if (shippingAmount < 0 || paidWithPointsAmount < 0) {
            throw new IllegalArgumentException("Expected amounts >= 0, but found shippingAmount " + shippingAmount
                    + ", paidWithPointsAmount " + paidWithPointsAmount);
        }
        if (BigInteger.valueOf(paidWithPointsAmount).compareTo(totalOf(lines, shippingAmount)) > 0) {
            throw new IllegalArgumentException("Expected paidWithPointsAmount at most the order's total, but found "
                    + paidWithPointsAmount + " of " + totalOf(lines, shippingAmount));
        }
    }

    /** With shipping and tax, before points, in major units of the currency. */
    public BigDecimal total() {
        return inMajorUnits(totalOf(lines, shippingAmount));
    }

    /** What the customer pays for the line, in major units of the currency. */
    public BigDecimal amountOf(BasketLine line) {
        return inMajorUnits(BigInteger.valueOf(line.amount()));
    }

    /** The lines that can earn: shipping is the last of them if the basket has shipping and it counts. */
    List<BasketLine> linesThatEarn(AmountRule amount) {
        if (!amount.shipping() || shippingAmount == 0) {
            return lines;
        }
        var all = new ArrayList<>(lines);
        all.add(BasketLine.shipping(shippingAmount));
        return all;
    }

    /** The share of every line that earns: what was not paid with points, of the total with tax and shipping. */
    Ratio earningShare() {
        if (paidWithPointsAmount == 0) {
            return Ratio.UNIT;
        }
        var total = totalOf(lines, shippingAmount);
        return Ratio.of(total.subtract(BigInteger.valueOf(paidWithPointsAmount)), total);
    }

    /** Minor units in one major unit; precious metals and the like have none and count as they are. */
    Ratio minorUnits() {
        return Ratio.of(BigInteger.TEN.pow(digits()), BigInteger.ONE);
    }

    private BigDecimal inMajorUnits(BigInteger minor) {
        return new BigDecimal(minor, digits());
    }

    private int digits() {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    private static BigInteger totalOf(List<BasketLine> lines, long shippingAmount) {
        return lines.stream()
                .map(line -> BigInteger.valueOf(line.amount()))
                .reduce(BigInteger.valueOf(shippingAmount), BigInteger::add);
    }
}
