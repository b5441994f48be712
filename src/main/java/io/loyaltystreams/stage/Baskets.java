package io.loyaltystreams.stage;

import io.loyaltystreams.avro.internal.PlacedLine;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Optional;

/** Says an order in the words of the program. */
public final class Baskets {

    private Baskets() {}

    public static Basket of(PlacedOrder order) {
        var lines = new ArrayList<BasketLine>(order.getLines().size());
        for (PlacedLine line : order.getLines()) {
            lines.add(new BasketLine(
                    line.getLineId(),
                    line.getSku(),
                    Optional.ofNullable(line.getCategory()),
                    line.getQuantity(),
                    line.getAmount(),
                    line.getTaxAmount()));
        }
        return new Basket(
                order.getOrderId(),
                order.getChannel(),
                Optional.ofNullable(order.getShopId()),
                order.getPlacedAt(),
                Currency.getInstance(order.getCurrency()),
                lines,
                order.getShippingAmount(),
                order.getPaidWithPointsAmount(),
                order.getCouponCodes(),
                order.getAttributes(),
                Optional.ofNullable(order.getRate()).map(rate -> Ratio.of(new BigDecimal(rate))));
    }
}
