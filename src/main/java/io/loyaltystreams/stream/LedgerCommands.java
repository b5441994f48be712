package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.LineReturned;
import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.PlacedLine;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.LedgerCommand;
import io.loyaltystreams.ledger.Profile;
import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.ReturnedSoFar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Says a staged event in the ledger's words. */
final class LedgerCommands {

    private LedgerCommands() {}

    static LedgerCommand of(StagedEvent staged) {
        return switch (staged.getEvent()) {
            case PlacedOrder order -> award(order, staged.getReferences());
            case MatchedReturn matched -> takeBack(matched);
            case SignUp signUp -> welcome(signUp, staged.getReferences());
            default ->
                throw new IllegalArgumentException("Expected an order, a matched return or a sign-up but found "
                        + staged.getEvent().getClass().getName());
        };
    }

    private static LedgerCommand award(PlacedOrder order, List<String> references) {
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
        var basket = new Basket(
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
        return new LedgerCommand.AwardOrder(basket, references);
    }

    private static LedgerCommand takeBack(MatchedReturn matched) {
        var lines = new ArrayList<io.loyaltystreams.program.LineReturned>(
                matched.getLines().size());
        for (LineReturned line : matched.getLines()) {
            lines.add(new io.loyaltystreams.program.LineReturned(
                    line.getAmount(), line.getQuantity(), line.getReturnedAmount(), line.getReturnedQuantity()));
        }
        return new LedgerCommand.TakeBack(
                matched.getReturnId(),
                matched.getOrderId(),
                matched.getReturnedAt(),
                new ReturnedSoFar(lines, matched.getShippingAmount(), matched.getShippingReturned()),
                matched.getClamped());
    }

    private static LedgerCommand welcome(SignUp signUp, List<String> references) {
        return new LedgerCommand.Welcome(
                signUp.getEventId(),
                signUp.getSignedUpAt(),
                references,
                new Profile(
                        Optional.ofNullable(signUp.getEmail()),
                        Optional.ofNullable(signUp.getFirstName()),
                        Optional.ofNullable(signUp.getLastName())));
    }
}
