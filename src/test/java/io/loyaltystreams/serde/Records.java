package io.loyaltystreams.serde;

import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.OrderLine;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.internal.Award;
import java.time.Instant;
import java.time.LocalDate;
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

    static MemberSignedUp anySignup() {
        return MemberSignedUp.newBuilder()
                .setEventId("e-2")
                .setSignedUpAt(Instant.parse("2026-02-04T08:00:00Z"))
                .setChannel("app")
                .setMemberRefs(List.of(new MemberRef("card", "777")))
                .setBirthDate(LocalDate.of(1990, 2, 28))
                .setReferredBy(new MemberRef("email", "b@example.org"))
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
