package io.loyaltystreams.stage;

import io.loyaltystreams.avro.internal.Activity;
import io.loyaltystreams.avro.internal.Adjustment;
import io.loyaltystreams.avro.internal.PlacedLine;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.ReportedLine;
import io.loyaltystreams.avro.internal.ReportedReturn;
import java.util.Objects;

/** A small hash of an event's substance, to notice a producer that re-uses an id for something else. */
public final class Fingerprint {

    private static final long PRIME = 1_099_511_628_211L;
    private static final long BASIS = -3_750_763_034_362_895_579L;

    private long hash = BASIS;

    private Fingerprint() {}

    public static long of(PlacedOrder order) {
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

    public static long of(ReportedReturn reported) {
        var print = new Fingerprint()
                .add(reported.getReturnedAt().toEpochMilli())
                .add(reported.getOrderId())
                .add(reported.getShippingAmount());
        for (ReportedLine line : reported.getLines()) {
            print.add(line.getLineId()).add(line.getQuantity()).add(Objects.requireNonNullElse(line.getAmount(), -1L));
        }
        return print.hash;
    }

    public static long of(RedemptionRequest request) {
        return new Fingerprint()
                .add(request.getRequestedAt().toEpochMilli())
                .addOptional(request.getRewardId())
                .add(Objects.requireNonNullElse(request.getPoints(), -1L))
                .hash;
    }

    public static long of(RedemptionCancel cancel) {
        return new Fingerprint().add(cancel.getCancelledAt().toEpochMilli()).hash;
    }

    public static long of(Adjustment adjustment) {
        return new Fingerprint()
                .add(adjustment.getRequestedAt().toEpochMilli())
                .add(adjustment.getPoints())
                .add(
                        adjustment.getExpiresOn() == null
                                ? -1
                                : adjustment.getExpiresOn().toEpochDay())
                .add(adjustment.getQualifying() ? 1 : 0)
                .hash;
    }

    public static long of(Activity activity) {
        return new Fingerprint()
                .add(activity.getOccurredAt().toEpochMilli())
                .add(activity.getKind())
                .addOptional(activity.getSubject())
                .hash;
    }

    private Fingerprint addOptional(String text) {
        return text == null ? add(-1) : add(text);
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
