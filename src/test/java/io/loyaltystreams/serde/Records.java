package io.loyaltystreams.serde;

import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.OrderLine;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.internal.Award;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Example records. */
final class Records {

    private Records() {}

    static OrderPlaced anyOrder() {
        return OrderPlaced.newBuilder()
                .setEventId("e-1")
                .setOrderId("4711")
                .setChannel("web")
                .setPlacedAt(Instant.parse("2026-02-03T10:15:30Z"))
                .setCurrency("EUR")
                .setMemberRefs(List.of(new MemberRef("email", "a@example.org")))
                .setLines(List.of(OrderLine.newBuilder()
                        .setLineId("1")
                        .setSku("tea")
                        .setQuantity(2)
                        .setAmount(1998L)
                        .build()))
                .setAttributes(Map.of("till", "7"))
                .build();
    }

    static Award anyAward() {
        return Award.newBuilder()
                .setProgramVersion(3)
                .setPoints(100)
                .setLimit(500)
                .setLinePoints(List.of("100/1", "1/3"))
                .build();
    }
}
