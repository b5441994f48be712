package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Activity;
import io.loyaltystreams.avro.internal.Adjustment;
import io.loyaltystreams.avro.internal.Award;
import io.loyaltystreams.avro.internal.Estate;
import io.loyaltystreams.avro.internal.EstateItem;
import io.loyaltystreams.avro.internal.EstatePart;
import io.loyaltystreams.avro.internal.KeptRedemption;
import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.ReferrerEarned;
import io.loyaltystreams.avro.internal.ReferrerLost;
import io.loyaltystreams.avro.internal.SpentLot;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Belongings.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of what comes for a member, by which the ledger tells whose is what. */
final class Things {

    private Things() {}

    static List<String> in(Object event) {
        return switch (event) {
            case PlacedOrder e -> List.of(Kind.ORDER.named(e.getOrderId()));
            case MatchedReturn e -> List.of(Kind.RETURN.named(e.getReturnId()));
            case ReferrerEarned e -> List.of(Kind.REFERRER.named(e.getOrderId()));
            case ReferrerLost e -> List.of(Kind.RETURN.named(e.getReturnId()));
            case RedemptionRequest e -> List.of(Kind.REDEMPTION.named(e.getRedemptionId()));
            case Adjustment e -> List.of(Kind.ADJUSTMENT.named(e.getAdjustmentId()));
            case Activity e -> List.of(Kind.ACTIVITY.named(e.getEventId()));
            case EstatePart e ->
                e.getItems().stream().flatMap(item -> name(item).stream()).toList();
            case Estate e -> in(e);
            default -> List.of();
        };
    }

    /** Of a member who joins the one who is a part of another by now. */
    private static List<String> in(Estate estate) {
        var account = AccountCodec.read(estate.getAccount());
        var things = new ArrayList<>(in(account));
        things.add(Kind.MEMBER.named(estate.getFrom()));
        account.membership().formerly().forEach(member -> things.add(Kind.MEMBER.named(member)));
        return things;
    }

    static List<String> in(Account account) {
        var things = new ArrayList<String>();
        account.holdings().lots().forEach(lot -> things.add(Kind.LOT.named(lot.id())));
        account.holdings().debts().forEach(debt -> things.add(Kind.DEBT.named(debt.entryId())));
        return things;
    }

    private static Optional<String> name(EstateItem item) {
        return switch (item.getKept()) {
            case Award order -> Optional.of(Kind.ORDER.named(item.getId()));
            case SpentLot lot -> Optional.of(Kind.LOT.named(item.getId()));
            case KeptRedemption redemption -> Optional.of(Kind.REDEMPTION.named(item.getId()));
            default -> Optional.empty();
        };
    }
}
