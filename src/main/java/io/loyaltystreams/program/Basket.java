package io.loyaltystreams.program;

import java.math.BigDecimal;
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

    /** By the digits of a currency: no currency has more than four. */
    private static final List<Ratio> MINOR_UNITS =
            List.of(Ratio.of(1), Ratio.of(10), Ratio.of(100), Ratio.of(1_000), Ratio.of(10_000));

    public Basket {
        lines = List.copyOf(lines);
        coupons = List.copyOf(coupons);
        attributes = Map.copyOf(attributes);
        if (shippingAmount < 0 || paidWithPointsAmount < 0) {
            throw new IllegalArgumentException("Expected amounts >= 0, but found shippingAmount " + shippingAmount
                    + ", paidWithPointsAmount " + paidWithPointsAmount);
        }
        if (paidWithPointsAmount > totalOf(lines, shippingAmount)) {
            throw new IllegalArgumentException("Expected paidWithPointsAmount at most the order's total, but found "
                    + paidWithPointsAmount + " of " + totalOf(lines, shippingAmount));
        }
    }

    /** With shipping and tax, before points, in major units of the currency. */
    public BigDecimal total() {
        return inMajorUnits(totalOf(lines, shippingAmount));
    }

    /** The same in minor units. */
    public long totalAmount() {
        return totalOf(lines, shippingAmount);
    }

    /** What the customer pays for the line, in major units of the currency. */
    public BigDecimal amountOf(BasketLine line) {
        return inMajorUnits(line.amount());
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
        long total = totalOf(lines, shippingAmount);
        return Ratio.of(total - paidWithPointsAmount, total);
    }

    /** Minor units in one major unit; precious metals and the like have none and count as they are. */
    Ratio minorUnits() {
        return MINOR_UNITS.get(digits());
    }

    private BigDecimal inMajorUnits(long minor) {
        return BigDecimal.valueOf(minor, digits());
    }

    private int digits() {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** Throws {@link ArithmeticException} beyond a long, far above what intake lets through. */
    private static long totalOf(List<BasketLine> lines, long shippingAmount) {
        long total = shippingAmount;
        for (var line : lines) {
            total = Math.addExact(total, line.amount());
        }
        return total;
    }
}
