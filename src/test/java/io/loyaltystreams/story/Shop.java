package io.loyaltystreams.story;

import io.loyaltystreams.avro.in.AdjustmentRequested;
import io.loyaltystreams.avro.in.MemberActivity;
import io.loyaltystreams.avro.in.MemberErased;
import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.MembersSeparated;
import io.loyaltystreams.avro.in.OrderLine;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.avro.in.RedemptionCancelled;
import io.loyaltystreams.avro.in.RedemptionRequested;
import io.loyaltystreams.avro.in.ReturnedLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events of a shop, as short as a story needs them. */
public final class Shop {

    private Shop() {}

    public static MemberRef card(String number) {
        return new MemberRef("card", number);
    }

    public static MemberRef email(String address) {
        return new MemberRef("email", address);
    }

    public static OrderPlaced.Builder order(String orderId, String at, MemberRef... who) {
        return OrderPlaced.newBuilder()
                .setEventId("evt-" + orderId)
                .setOrderId(orderId)
                .setChannel("pos")
                .setPlacedAt(Instant.parse(at))
                .setCurrency("EUR")
                .setMemberRefs(List.of(who))
                .setLines(List.of(line("1", 1, 1000)))
                .setAttributes(Map.of());
    }

    public static OrderLine line(String lineId, int quantity, long amount) {
        return new OrderLine(lineId, "sku-" + lineId, null, quantity, amount, 0L);
    }

    public static OrderReturned.Builder returned(String returnId, String orderId, String at) {
        return OrderReturned.newBuilder()
                .setEventId("evt-" + returnId)
                .setReturnId(returnId)
                .setOrderId(orderId)
                .setReturnedAt(Instant.parse(at))
                .setLines(List.of());
    }

    public static ReturnedLine back(String lineId, int quantity) {
        return new ReturnedLine(lineId, quantity, null);
    }

    public static ReturnedLine refunded(String lineId, long amount) {
        return new ReturnedLine(lineId, 0, amount);
    }

    public static MemberSignedUp.Builder signUp(String eventId, String at, MemberRef... who) {
        return MemberSignedUp.newBuilder()
                .setEventId(eventId)
                .setSignedUpAt(Instant.parse(at))
                .setChannel("web")
                .setMemberRefs(List.of(who));
    }

    public static MemberErased.Builder erased(String eventId, String at, MemberRef... who) {
        return MemberErased.newBuilder()
                .setEventId(eventId)
                .setErasedAt(Instant.parse(at))
                .setMemberRefs(List.of(who));
    }

    public static MembersSeparated.Builder separated(String eventId, String at, String formerMemberId) {
        return MembersSeparated.newBuilder()
                .setEventId(eventId)
                .setSeparatedAt(Instant.parse(at))
                .setFormerMemberId(formerMemberId)
                .setReason("two persons with one address")
                .setOperator("desk-4");
    }

    /** Says neither how many points nor for what. */
    public static RedemptionRequested.Builder redemption(String redemptionId, String at, MemberRef... who) {
        return RedemptionRequested.newBuilder()
                .setEventId("evt-" + redemptionId)
                .setRedemptionId(redemptionId)
                .setRequestedAt(Instant.parse(at))
                .setMemberRefs(List.of(who))
                .setChannel("pos");
    }

    public static RedemptionCancelled.Builder cancellation(String redemptionId, String at) {
        return RedemptionCancelled.newBuilder()
                .setEventId("evt-cancel-" + redemptionId)
                .setRedemptionId(redemptionId)
                .setCancelledAt(Instant.parse(at));
    }

    public static AdjustmentRequested.Builder adjustment(
            String adjustmentId, String at, long points, MemberRef... who) {
        return AdjustmentRequested.newBuilder()
                .setEventId("evt-" + adjustmentId)
                .setAdjustmentId(adjustmentId)
                .setRequestedAt(Instant.parse(at))
                .setMemberRefs(List.of(who))
                .setPoints(points)
                .setReason("goodwill")
                .setOperator("desk-4");
    }

    public static MemberActivity.Builder activity(String eventId, String at, String kind, MemberRef... who) {
        return MemberActivity.newBuilder()
                .setEventId(eventId)
                .setKind(kind)
                .setOccurredAt(Instant.parse(at))
                .setMemberRefs(List.of(who))
                .setAttributes(Map.of());
    }
}
