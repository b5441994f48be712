package io.loyaltystreams.orders;

import io.loyaltystreams.avro.internal.BookedLine;
import io.loyaltystreams.avro.internal.BookedOrder;
import io.loyaltystreams.avro.internal.LineReturned;
import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.ReportedLine;
import io.loyaltystreams.avro.internal.ReportedReturn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a return fits its order. */
sealed interface ReturnMatch {

    /** The event for the ledger; the order's lines have been moved on. */
    record Matched(MatchedReturn event) implements ReturnMatch {}

    /** Everything that it names had come back before. */
    record NothingLeft(String note) implements ReturnMatch {}

    /** It names a line that the order has not; the whole return is refused. */
    record UnknownLine(String message) implements ReturnMatch {}

    /** Adds the return to what has come back of each line, unless a line is unknown. */
    static ReturnMatch of(BookedOrder order, ReportedReturn reported) {
        for (ReportedLine line : reported.getLines()) {
            if (find(order, line.getLineId()).isEmpty()) {
                return new UnknownLine(
                        "lineId '" + line.getLineId() + "' is no line of order '" + reported.getOrderId() + "'");
            }
        }
        var count = new Count(order);
        if (reported.getLines().isEmpty()) {
            count.everything();
        } else {
            for (ReportedLine line : reported.getLines()) {
                count.line(find(order, line.getLineId()).orElseThrow(), line);
            }
            count.shipping(reported.getShippingAmount());
        }
        return count.moved
                ? new Matched(matched(order, reported, count.clamped))
                : new NothingLeft("everything that it names had come back before");
    }

    private static Optional<BookedLine> find(BookedOrder order, String lineId) {
        return order.getLines().stream()
                .filter(line -> line.getLineId().equals(lineId))
                .findFirst();
    }

    private static MatchedReturn matched(BookedOrder order, ReportedReturn reported, boolean clamped) {
        List<LineReturned> lines = new ArrayList<>(order.getLines().size());
        for (BookedLine line : order.getLines()) {
            lines.add(new LineReturned(
                    line.getAmount(), line.getQuantity(), line.getReturnedAmount(), line.getReturnedQuantity()));
        }
        return new MatchedReturn(
                reported.getEventId(),
                reported.getReturnId(),
                reported.getOrderId(),
                reported.getReturnedAt(),
                lines,
                order.getShippingAmount(),
                order.getShippingReturned(),
                clamped);
    }

    /** Adds up; a line's amount and quantity each stop at what was bought. */
    final class Count {
        private final BookedOrder order;
        private boolean moved;
        private boolean clamped;

        private Count(BookedOrder order) {
            this.order = order;
        }

        private void everything() {
            for (BookedLine line : order.getLines()) {
                amount(line, line.getAmount() - line.getReturnedAmount());
                if (line.getAmount() == 0) {
                    quantity(line, line.getQuantity() - line.getReturnedQuantity());
                }
            }
            shipping(order.getShippingAmount() - order.getShippingReturned());
        }

        private void line(BookedLine line, ReportedLine reported) {
            if (reported.getAmount() != null) {
                amount(line, reported.getAmount());
            } else {
                quantity(line, reported.getQuantity());
            }
        }

        private void amount(BookedLine line, long refunded) {
            long counted = upTo(line.getAmount() - line.getReturnedAmount(), refunded);
            line.setReturnedAmount(line.getReturnedAmount() + counted);
        }

        private void quantity(BookedLine line, long pieces) {
            long counted = upTo(line.getQuantity() - line.getReturnedQuantity(), pieces);
            line.setReturnedQuantity(line.getReturnedQuantity() + counted);
        }

        private void shipping(long refunded) {
            long counted = upTo(order.getShippingAmount() - order.getShippingReturned(), refunded);
            order.setShippingReturned(order.getShippingReturned() + counted);
        }

        private long upTo(long left, long returned) {
            long counted = Math.min(left, returned);
            clamped |= counted < returned;
            moved |= counted > 0;
            return counted;
        }
    }
}
