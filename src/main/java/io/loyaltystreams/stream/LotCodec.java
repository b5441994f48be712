package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.AccountLot;
import io.loyaltystreams.avro.internal.LotDraw;
import io.loyaltystreams.ledger.Lot;
import java.util.Optional;

/** Lots as they lie in the stores, with points left or without. */
final class LotCodec {

    private LotCodec() {}

    static Lot read(AccountLot lot) {
        return new Lot(
                lot.getLotId(),
                new Lot.Parts(lot.getPoints(), lot.getRedeemed(), lot.getReversed(), lot.getExpired()),
                new Lot.Terms(
                        lot.getEarnedAt(),
                        lot.getProgramVersion(),
                        Optional.ofNullable(lot.getAvailableFrom()),
                        Optional.ofNullable(lot.getExpiresOn()),
                        lot.getOwnDate(),
                        lot.getExpiries()),
                lot.getDraws().stream()
                        .map(draw -> new Lot.Draw(draw.getRedemptionId(), draw.getNumber(), draw.getPoints()))
                        .toList(),
                Optional.ofNullable(lot.getShopId()));
    }

    static AccountLot write(Lot lot) {
        return AccountLot.newBuilder()
                .setLotId(lot.id())
                .setPoints(lot.parts().points())
                .setRedeemed(lot.parts().redeemed())
                .setReversed(lot.parts().reversed())
                .setExpired(lot.parts().expired())
                .setEarnedAt(lot.terms().earnedAt())
                .setProgramVersion(lot.terms().programVersion())
                .setAvailableFrom(lot.terms().availableFrom().orElse(null))
                .setExpiresOn(lot.terms().expiresOn().orElse(null))
                .setOwnDate(lot.terms().ownDate())
                .setExpiries(lot.terms().expiries())
                .setDraws(lot.draws().stream()
                        .map(draw -> new LotDraw(draw.redemptionId(), draw.number(), draw.points()))
                        .toList())
                .setShopId(lot.shop().orElse(null))
                .build();
    }
}
