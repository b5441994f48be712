package io.loyaltystreams.demo.traffic;

import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.OrderLine;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.avro.in.ReturnedLine;
import io.loyaltystreams.demo.traffic.Person.Ref;
import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import io.loyaltystreams.demo.traffic.TrafficEvent.Return;
import io.loyaltystreams.demo.traffic.TrafficEvent.SignUp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Avro records of healthy events. */
final class Records {

    private Records() {}

    static OrderPlaced of(Order order) {
        return OrderPlaced.newBuilder()
                .setEventId(order.eventId())
                .setOrderId(order.orderId())
                .setChannel(order.channel())
                .setShopId(order.shop().orElse(null))
                .setPlacedAt(order.placedAt())
                .setCurrency(order.currency())
                .setMemberRefs(refs(
                        order.person()
                                .map(person -> person.namedAt(order.channel()))
                                .orElse(List.of()),
                        order.channel().equals("web")))
                .setLines(lines(order))
                .setShippingAmount(order.shipping())
                .setPaidWithPointsAmount(order.paidWithPoints())
                .setCouponCodes(List.of())
                .setAttributes(Map.of())
                .build();
    }

    static OrderReturned of(Return returned) {
        var lines = new ArrayList<ReturnedLine>();
        for (TrafficEvent.Back back : returned.lines()) {
            lines.add(new ReturnedLine(
                    back.lineId(), back.quantity(), back.amount().orElse(null)));
        }
        return OrderReturned.newBuilder()
                .setEventId(returned.eventId())
                .setReturnId(returned.returnId())
                .setOrderId(returned.orderId())
                .setReturnedAt(returned.returnedAt())
                .setLines(lines)
                .setAttributes(Map.of())
                .build();
    }

    static MemberSignedUp of(SignUp signUp) {
        var number = signUp.person().number();
        return MemberSignedUp.newBuilder()
                .setEventId(signUp.eventId())
                .setSignedUpAt(signUp.signedUpAt())
                .setChannel(signUp.channel())
                .setMemberRefs(refs(signUp.person().everything(), false))
                .setFirstName("Person")
                .setLastName("No. " + number)
                .setBirthDate(LocalDate.of(1950 + number % 55, 1 + number % 12, 1 + number % 28))
                .setLocale("nl-NL")
                .setMarketingConsent(number % 2 == 0)
                .setAttributes(Map.of())
                .build();
    }

    private static List<OrderLine> lines(Order order) {
        var lines = new ArrayList<OrderLine>();
        for (TrafficEvent.Line line : order.lines()) {
            lines.add(new OrderLine(line.lineId(), line.sku(), line.category(), line.quantity(), line.amount(), 0L));
        }
        return lines;
    }

    /** @param asTyped with the capitals and blanks that people type into web forms */
    private static List<MemberRef> refs(List<Ref> refs, boolean asTyped) {
        var records = new ArrayList<MemberRef>();
        for (Ref ref : refs) {
            var sloppy = asTyped && ref.kind().equals("email");
            var value = sloppy ? " " + ref.value().replaceFirst("p", "p".toUpperCase(Locale.ROOT)) : ref.value();
            records.add(new MemberRef(ref.kind(), value));
        }
        return records;
    }
}
