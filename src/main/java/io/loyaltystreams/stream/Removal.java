package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Award;
import io.loyaltystreams.avro.internal.EstateItem;
import io.loyaltystreams.avro.internal.EstatePart;
import io.loyaltystreams.avro.internal.KeptRedemption;
import io.loyaltystreams.avro.internal.SpentLot;
import io.loyaltystreams.ledger.AwardedOrder;
import io.loyaltystreams.stage.EventIds;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Moves what is kept beside an account from one member to another: orders, spent lots, redemptions, and the ids that were seen. It
 * can be much, so it goes in parts that are small enough for a record.
 */
final class Removal {

    private static final int ITEMS_IN_A_PART = 100;
    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, Award> orders;
    private final KeyValueStore<String, SpentLot> spentLots;
    private final KeyValueStore<String, KeptRedemption> redemptions;
    private final KeyValueStore<String, Long> seen;

    Removal(ProcessorContext<?, ?> context) {
        orders = context.getStateStore(Stores.AWARDS);
        spentLots = context.getStateStore(Stores.SPENT_LOTS);
        redemptions = context.getStateStore(Stores.REDEMPTIONS);
        seen = context.getStateStore(Stores.SEEN_IDS);
    }

    /**
     * What was kept beside an account, by id.
     */
    record Kept(List<String> orders, List<String> redemptions) {

        static Kept of(List<EstateItem> items) {
            return new Kept(
                    items.stream()
                            .filter(item -> item.getKept() instanceof Award)
                            .map(EstateItem::getId)
                            .toList(),
                    seen(items, EventIds.REDEMPTION));
        }

        private static List<String> seen(List<EstateItem> items, String prefix) {
            return items.stream()
                    .filter(item ->
                            item.getKept() instanceof Long && item.getId().startsWith(prefix))
                    .map(item -> item.getId().substring(prefix.length()))
                    .toList();
        }
    }

    /** Takes all that is kept of a member, for nobody. */
    Kept clear(String memberId) {
        return Kept.of(takeAll(memberId));
    }

    /** Takes all that is kept of a member. The ids that were seen also stay: the member may come back, and so may what it has seen. */
    List<EstatePart> moveOut(String memberId) {
        var items = new ArrayList<EstateItem>();
        List.of(orders, spentLots, redemptions).forEach(store -> take(store, memberId + "|", items));
        look(seen, memberId + "|", items);
        return parts(items, null);
    }

    /** What goes back by a separation. */
    static List<EstatePart> parts(io.loyaltystreams.ledger.Kept beside, String separation) {
        var items = new ArrayList<EstateItem>();
        beside.orders()
                .forEach((id, order) ->
                        order.map(ShelfCodec::write).ifPresent(kept -> items.add(new EstateItem(id, kept))));
        beside.spentLots()
                .forEach((id, lot) -> lot.map(each -> new SpentLot(LotCodec.write(each)))
                        .ifPresent(kept -> items.add(new EstateItem(id, kept))));
        beside.redemptions()
                .forEach((id, redemption) ->
                        redemption.map(ShelfCodec::write).ifPresent(kept -> items.add(new EstateItem(id, kept))));
        return parts(items, separation);
    }

    private static List<EstatePart> parts(List<EstateItem> items, String separation) {
        var parts = new ArrayList<EstatePart>();
        for (int from = 0; from < items.size(); from += ITEMS_IN_A_PART) {
            int until = Math.min(items.size(), from + ITEMS_IN_A_PART);
            parts.add(new EstatePart(List.copyOf(items.subList(from, until)), separation));
        }
        return parts;
    }

    /** The orders among it. */
    static List<AwardedOrder> orders(List<EstatePart> parts) {
        return parts.stream()
                .flatMap(part -> part.getItems().stream())
                .filter(item -> item.getKept() instanceof Award)
                .map(item -> ShelfCodec.read((Award) item.getKept()))
                .toList();
    }

    private List<EstateItem> takeAll(String memberId) {
        var items = new ArrayList<EstateItem>();
        List.of(orders, spentLots, redemptions, seen).forEach(store -> take(store, memberId + "|", items));
        return items;
    }

    void moveIn(String memberId, EstatePart part) {
        for (EstateItem item : part.getItems()) {
            String key = memberId + "|" + item.getId();
            switch (item.getKept()) {
                case Award order -> orders.put(key, order);
                case SpentLot lot -> spentLots.put(key, lot);
                case KeptRedemption redemption -> redemptions.put(key, redemption);
                case Long fingerprint -> seen.put(key, fingerprint);
                default ->
                    throw new IllegalStateException("Expected something that is kept beside an account but found "
                            + item.getKept().getClass().getName());
            }
        }
    }

    private static <V> void take(KeyValueStore<String, V> store, String prefix, List<EstateItem> items) {
        look(store, prefix, items).forEach(store::delete);
    }

    private static <V> List<String> look(KeyValueStore<String, V> store, String prefix, List<EstateItem> items) {
        var keys = new ArrayList<String>();
        try (KeyValueIterator<String, V> kept = store.prefixScan(prefix, KEYS)) {
            while (kept.hasNext()) {
                KeyValue<String, V> next = kept.next();
                keys.add(next.key);
                items.add(new EstateItem(next.key.substring(prefix.length()), next.value));
            }
        }
        return keys;
    }
}
