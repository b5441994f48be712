package io.loyaltystreams.demo.traffic;

import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What is wrong with a bad record.
 *
 * @param name what people call it
 * @param cause the cause that its dead letter must carry
 * @param spoils what it changes: a record of that kind, or the bytes of any
 * @param spoil makes the bad one from a healthy one
 */
public record Flaw<T>(String name, String cause, Class<T> spoils, UnaryOperator<T> spoil) {

    private static final Duration FAR_FUTURE = Duration.ofDays(3650);
    private static final int HEADER_BYTES = 5;

    static final Flaw<OrderPlaced> NEGATIVE_AMOUNT =
            order("negative amount", order -> order.getLines().getFirst().setAmount(-100));
    static final Flaw<OrderReturned> UNKNOWN_LINE = returned(
            "return of an unknown line",
            returned -> returned.getLines().getFirst().setLineId("no-such-line"));

    /** Every flaw, except those that need an order of their own to go with. */
    static final List<Flaw<?>> ALL = List.of(
            bytes("wrong magic byte", bytes -> {
                bytes[0] = 1;
                return bytes;
            }),
            bytes("shorter than its header", bytes -> Arrays.copyOf(bytes, HEADER_BYTES - 2)),
            bytes("unknown schema id", bytes -> {
                bytes[1] = 0x7f;
                return bytes;
            }),
            bytes("cut off", bytes -> Arrays.copyOf(bytes, bytes.length / 2)),
            NEGATIVE_AMOUNT,
            order("empty event id", order -> order.setEventId("")),
            order("unknown currency", order -> order.setCurrency("QQQ")),
            order("currency in lower case", order -> order.setCurrency("eur")),
            order("negative quantity", order -> order.getLines().getFirst().setQuantity(-1)),
            order("line listed twice", Flaw::repeatLine),
            order("no lines", order -> order.setLines(List.of())),
            order("far future", order -> order.setPlacedAt(order.getPlacedAt().plus(FAR_FUTURE))),
            order("tax above amount", order -> {
                var line = order.getLines().getFirst();
                line.setTaxAmount(line.getAmount() + 1);
            }),
            order("paid with more points than it cost", order -> order.setPaidWithPointsAmount(1_000_000_000)),
            order("unknown kind of reference", order -> order.setMemberRefs(List.of(new MemberRef("shoe-size", "44")))),
            returned("return without an id", returned -> returned.setReturnId("")),
            returned("return of neither amount nor pieces", returned -> {
                var line = returned.getLines().getFirst();
                line.setQuantity(0);
                line.setAmount(null);
            }),
            returned(
                    "return of a negative amount",
                    returned -> returned.getLines().getFirst().setAmount(-1L)),
            signedUp("sign-up of nobody", signedUp -> signedUp.setMemberRefs(List.of())),
            signedUp("sign-up without a channel", signedUp -> signedUp.setChannel(" ")));

    /** Spoils the value when the flaw is for its kind, else hands it on as it is. */
    Object applyTo(Object value) {
        return spoils.isInstance(value) ? spoil.apply(spoils.cast(value)) : value;
    }

    private static void repeatLine(OrderPlaced order) {
        var lines = new ArrayList<>(order.getLines());
        lines.add(lines.getFirst());
        order.setLines(lines);
    }

    private static Flaw<byte[]> bytes(String name, UnaryOperator<byte[]> spoil) {
        return new Flaw<>(name, "UNREADABLE", byte[].class, spoil);
    }

    private static Flaw<OrderPlaced> order(String name, Consumer<OrderPlaced> spoil) {
        return invalid(name, OrderPlaced.class, spoil);
    }

    private static Flaw<OrderReturned> returned(String name, Consumer<OrderReturned> spoil) {
        return invalid(name, OrderReturned.class, spoil);
    }

    private static Flaw<MemberSignedUp> signedUp(String name, Consumer<MemberSignedUp> spoil) {
        return invalid(name, MemberSignedUp.class, spoil);
    }

    private static <T> Flaw<T> invalid(String name, Class<T> spoils, Consumer<T> spoil) {
        return new Flaw<>(name, "INVALID", spoils, healthy -> {
            spoil.accept(healthy);
            return healthy;
        });
    }
}
