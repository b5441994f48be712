package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.OrderLine;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.PlacedLine;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.StagedEvent;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks an order and stages it under its order id. */
public final class OrderIntake {

    /** Far above any order in any currency, and far below where points would no longer fit their number. */
    private static final BigInteger LARGEST_TOTAL = BigInteger.TEN.pow(15);

    private OrderIntake() {}

    /** @param futureMargin how far beyond the record's own time an order may be dated */
    public static Verdict check(OrderPlaced order, Origin origin, Duration futureMargin) {
        var checks = new Checks()
                .text("eventId", order.getEventId())
                .text("orderId", order.getOrderId())
                .text("channel", order.getChannel())
                .activeCurrency("currency", order.getCurrency())
                .notInFuture("placedAt", order.getPlacedAt(), origin.getTimestamp(), futureMargin)
                .notTooLong("shopId", order.getShopId())
                .references("memberRefs", order.getMemberRefs());
        checkLines(checks, order.getLines());
        checkTotals(checks, order);
        return checks.fault()
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> new Verdict.Accepted(order.getOrderId(), stage(order, origin)));
    }

    private static void checkLines(Checks checks, List<OrderLine> lines) {
        checks.require(!lines.isEmpty(), () -> "lines is empty; an order has at least one line");
        for (int i = 0; i < lines.size() && checks.passed(); i++) {
            OrderLine line = lines.get(i);
            String at = "lines[" + i + "].";
            checks.text(at + "lineId", line.getLineId())
                    .text(at + "sku", line.getSku())
                    .notNegative(at + "quantity", line.getQuantity())
                    .notNegative(at + "amount", line.getAmount())
                    .notNegative(at + "taxAmount", line.getTaxAmount())
                    .require(
                            line.getTaxAmount() <= line.getAmount(),
                            () -> at + "taxAmount is " + line.getTaxAmount() + ", above the line's amount "
                                    + line.getAmount());
        }
        checks.unique("lineId", lines.stream().map(OrderLine::getLineId).toList());
    }

    private static void checkTotals(Checks checks, OrderPlaced order) {
        checks.notNegative("shippingAmount", order.getShippingAmount())
                .notNegative("paidWithPointsAmount", order.getPaidWithPointsAmount());
        if (!checks.passed()) {
            return;
        }
        BigInteger total = BigInteger.valueOf(order.getShippingAmount());
        for (OrderLine line : order.getLines()) {
            total = total.add(BigInteger.valueOf(line.getAmount()));
        }
        BigInteger orderTotal = total;
        checks.require(
                        orderTotal.compareTo(LARGEST_TOTAL) <= 0,
                        () -> "lines add up to " + orderTotal + " minor units; no order is above " + LARGEST_TOTAL)
                .require(
                        BigInteger.valueOf(order.getPaidWithPointsAmount()).compareTo(orderTotal) <= 0,
                        () -> "paidWithPointsAmount is " + order.getPaidWithPointsAmount()
                                + ", above the order's total " + orderTotal);
    }

    private static StagedEvent stage(OrderPlaced order, Origin origin) {
        var lines = new ArrayList<PlacedLine>(order.getLines().size());
        for (OrderLine line : order.getLines()) {
            lines.add(new PlacedLine(
                    line.getLineId(),
                    line.getSku(),
                    line.getCategory(),
                    line.getQuantity(),
                    line.getAmount(),
                    line.getTaxAmount()));
        }
        var placed = new PlacedOrder(
                order.getEventId(),
                order.getOrderId(),
                order.getChannel(),
                order.getShopId(),
                order.getPlacedAt(),
                order.getCurrency(),
                lines,
                order.getShippingAmount(),
                order.getPaidWithPointsAmount(),
                order.getCouponCodes(),
                order.getAttributes(),
                null);
        return new StagedEvent(origin, References.keys(order.getMemberRefs()), List.of(), Lookup.FIND, 0, null, placed);
    }
}
