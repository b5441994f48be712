package io.loyaltystreams.orders;

import io.loyaltystreams.avro.internal.PlacedLine;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.ReportedLine;
import io.loyaltystreams.avro.internal.ReportedReturn;
import java.util.Objects;

/** A small hash of an event's substance, to notice a producer that re-uses an id for something else. */
final class Fingerprint {

    private static final long PRIME = 1_099_511_628_211L;
    private static final long BASIS = -3_750_763_034_362_895_579L;

    private long hash = BASIS;

    private Fingerprint() {}

    static long of(PlacedOrder order) {
        var print = new Fingerprint()
                .add(order.getPlacedAt().toEpochMilli())
                .add(order.getCurrency())
                .add(order.getChannel())
                .add(order.getShippingAmount())
                .add(order.getPaidWithPointsAmount());
        for (PlacedLine line : order.getLines()) {
            print.add(line.getLineId())
                    .add(line.getSku())
                    .add(line.getQuantity())
                    .add(line.getAmount())
                    .add(line.getTaxAmount());
        }
        return print.hash;
    }

    static long of(ReportedReturn reported) {
        var print = new Fingerprint()
                .add(reported.getReturnedAt().toEpochMilli())
                .add(reported.getOrderId())
                .add(reported.getShippingAmount());
        for (ReportedLine line : reported.getLines()) {
            print.add(line.getLineId()).add(line.getQuantity()).add(Objects.requireNonNullElse(line.getAmount(), -1L));
        }
        return print.hash;
    }

    private Fingerprint add(String text) {
        return add(text.hashCode());
    }

    private Fingerprint add(long value) {
        hash = (hash ^ value) * PRIME;
        hash ^= hash >>> 32;
        return this;
    }
}
