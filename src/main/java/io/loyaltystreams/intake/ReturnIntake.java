package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.avro.in.ReturnedLine;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.OriginalRecord;
import io.loyaltystreams.avro.internal.ReportedLine;
import io.loyaltystreams.avro.internal.ReportedReturn;
import io.loyaltystreams.avro.internal.StagedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks a return and stages it under the id of its order, with the record as it was read in case the order never comes. */
public final class ReturnIntake {

    private ReturnIntake() {}

    /** @param futureMargin how far beyond the record's own time a return may be dated */
    public static Verdict check(OrderReturned returned, Origin origin, OriginalRecord original, Duration futureMargin) {
        var checks = new Checks()
                .text("eventId", returned.getEventId())
                .text("returnId", returned.getReturnId())
                .text("orderId", returned.getOrderId())
                .notInFuture("returnedAt", returned.getReturnedAt(), origin.getTimestamp(), futureMargin)
                .notNegative("shippingAmount", returned.getShippingAmount());
        checkLines(checks, returned.getLines());
        return checks.fault()
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> new Verdict.Accepted(returned.getOrderId(), stage(returned, origin, original)));
    }

    private static void checkLines(Checks checks, List<ReturnedLine> lines) {
        for (int i = 0; i < lines.size() && checks.passed(); i++) {
            ReturnedLine line = lines.get(i);
            String at = "lines[" + i + "].";
            checks.text(at + "lineId", line.getLineId()).notNegative(at + "quantity", line.getQuantity());
            if (line.getAmount() == null) {
                checks.require(line.getQuantity() > 0, () -> at + "amount and quantity are both missing; send one");
            } else {
                checks.notNegative(at + "amount", line.getAmount());
            }
        }
        checks.unique("lineId", lines.stream().map(ReturnedLine::getLineId).toList());
    }

    private static StagedEvent stage(OrderReturned returned, Origin origin, OriginalRecord original) {
        var lines = new ArrayList<ReportedLine>(returned.getLines().size());
        for (ReturnedLine line : returned.getLines()) {
            lines.add(new ReportedLine(line.getLineId(), line.getQuantity(), line.getAmount()));
        }
        var reported = new ReportedReturn(
                returned.getEventId(),
                returned.getReturnId(),
                returned.getOrderId(),
                returned.getReturnedAt(),
                lines,
                returned.getShippingAmount(),
                original);
        return new StagedEvent(origin, List.of(), List.of(), Lookup.FIND, 0, null, reported);
    }
}
