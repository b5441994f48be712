package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Award;
import io.loyaltystreams.avro.internal.KeptRedemption;
import io.loyaltystreams.avro.internal.SpentLot;
import io.loyaltystreams.ledger.AwardedOrder;
import io.loyaltystreams.ledger.Kept;
import io.loyaltystreams.ledger.Lot;
import io.loyaltystreams.ledger.Redemption;
import io.loyaltystreams.ledger.Shelf;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** One member's part of the stores beside the accounts. */
final class MemberShelf implements Shelf {

    /** The stores of a task. */
    record Shelves(
            KeyValueStore<String, Award> orders,
            KeyValueStore<String, SpentLot> spentLots,
            KeyValueStore<String, KeptRedemption> redemptions) {

        static Shelves of(ProcessorContext<?, ?> context) {
            return new Shelves(
                    context.getStateStore(Stores.AWARDS),
                    context.getStateStore(Stores.SPENT_LOTS),
                    context.getStateStore(Stores.REDEMPTIONS));
        }

        MemberShelf of(String memberId) {
            return new MemberShelf(this, memberId);
        }
    }

    private final Shelves shelves;
    private final String memberId;

    private MemberShelf(Shelves shelves, String memberId) {
        this.shelves = shelves;
        this.memberId = memberId;
    }

    @Override
    public Optional<AwardedOrder> order(String orderId) {
        return Optional.ofNullable(shelves.orders().get(key(orderId))).map(ShelfCodec::read);
    }

    @Override
    public Optional<Lot> spentLot(String lotId) {
        return Optional.ofNullable(shelves.spentLots().get(key(lotId))).map(spent -> LotCodec.read(spent.getLot()));
    }

    @Override
    public Optional<Redemption> redemption(String redemptionId) {
        return Optional.ofNullable(shelves.redemptions().get(key(redemptionId)))
                .map(stored -> ShelfCodec.read(redemptionId, stored));
    }

    /** A value of null deletes. */
    void put(Kept kept) {
        kept.orders()
                .forEach((id, order) -> shelves.orders()
                        .put(key(id), order.map(ShelfCodec::write).orElse(null)));
        kept.spentLots()
                .forEach((id, lot) -> shelves.spentLots()
                        .put(
                                key(id),
                                lot.map(each -> new SpentLot(LotCodec.write(each)))
                                        .orElse(null)));
        kept.redemptions()
                .forEach((id, redemption) -> shelves.redemptions()
                        .put(key(id), redemption.map(ShelfCodec::write).orElse(null)));
    }

    private String key(String id) {
        return memberId + "|" + id;
    }
}
