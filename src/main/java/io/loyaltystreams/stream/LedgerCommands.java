package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.LineReturned;
import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.LedgerCommand;
import io.loyaltystreams.ledger.Profile;
import io.loyaltystreams.program.ReturnedSoFar;
import io.loyaltystreams.stage.Baskets;
import java.util.ArrayList;
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
        return new LedgerCommand.AwardOrder(Baskets.of(order), references);
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
