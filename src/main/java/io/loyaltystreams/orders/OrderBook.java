package io.loyaltystreams.orders;

import io.loyaltystreams.avro.internal.BookEntry;
import io.loyaltystreams.avro.internal.BookedLine;
import io.loyaltystreams.avro.internal.BookedOrder;
import io.loyaltystreams.avro.internal.Forgetting;
import io.loyaltystreams.avro.internal.PlacedLine;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.ReportedReturn;
import io.loyaltystreams.avro.internal.SeenReturn;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.stage.DeadLetter;
import io.loyaltystreams.stage.Fingerprint;
import io.loyaltystreams.stage.NoEffects;
import io.loyaltystreams.stage.StageOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the order book decides about one order id.
 *
 * <ol>
 *   <li>An order id counts once, and so does a return's event id and return id; what was refused leaves no trace.
 *   <li>A return that comes before its order waits, and is applied when the order comes, by its date and then its id.
 *   <li>What comes back is added up per line over all returns and never exceeds what was bought.
 * </ol>
 */
public final class OrderBook {

    private static final String STAGE = "orders";

    private final BookEntry entry;
    private final List<StageOutput> outputs = new ArrayList<>();
    private boolean changed;
    private boolean idReused;

    private OrderBook(BookEntry entry) {
        this.entry = entry;
    }

    /**
     * @param entry what is remembered under the order id; null for nothing
     * @return the entry as it is to be remembered, and what goes on
     */
    public static BookDecision read(BookEntry entry, StagedEvent event) {
        var book = new OrderBook(entry == null ? new BookEntry(null, new ArrayList<>(), new ArrayList<>()) : entry);
        switch (event.getEvent()) {
            case PlacedOrder order -> book.place(event, order);
            case Forgetting forgetting -> book.forgetMember();
            default -> book.report(event, reported(event));
        }
        return book.decision();
    }

    /** Gives up every return that has waited too long for its order: it becomes a dead letter and its ids are free again. */
    public static BookDecision giveUpParked(BookEntry entry, Instant now, Duration parkFor) {
        var book = new OrderBook(entry);
        Predicate<StagedEvent> overdue =
                parked -> !parked.getOrigin().getTimestamp().plus(parkFor).isAfter(now);
        for (StagedEvent parked : entry.getParked().stream().filter(overdue).toList()) {
            var reported = reported(parked);
            book.forget(reported);
            book.bury(
                    parked,
                    reported,
                    DeadLetter.Cause.ORDER_NOT_FOUND,
                    "orderId '" + reported.getOrderId() + "' was not read within " + parkFor
                            + "; replay this return once the order is there");
        }
        entry.setParked(entry.getParked().stream().filter(overdue.negate()).toList());
        book.changed = true;
        return book.decision();
    }

    private void place(StagedEvent event, PlacedOrder order) {
        BookedOrder known = entry.getOrder();
        if (known != null) {
            idReused = known.getFingerprint() != Fingerprint.of(order);
            withoutEffect(order.getOrderId(), order, Reason.DUPLICATE, idReused ? "the repeat differs" : null);
            return;
        }
        entry.setOrder(booked(event, order));
        changed = true;
        if (event.getReferences().isEmpty()) {
            withoutEffect(order.getOrderId(), order, Reason.GUEST, null);
        } else {
            onward(event);
        }
        applyParked();
    }

    /** The order stays, to tell repeats, and is nobody's. */
    private void forgetMember() {
        BookedOrder order = entry.getOrder();
        if (order != null && !order.getErased()) {
            order.setReferences(List.of());
            order.setErased(true);
            changed = true;
        }
    }

    private void applyParked() {
        var parked = new ArrayList<>(entry.getParked());
        entry.getParked().clear();
        parked.sort(Comparator.comparing((StagedEvent event) -> reported(event).getReturnedAt())
                .thenComparing(event -> reported(event).getReturnId()));
        for (StagedEvent event : parked) {
            match(event, reported(event));
        }
    }

    private void report(StagedEvent event, ReportedReturn reported) {
        for (SeenReturn seen : entry.getReturns()) {
            if (seen.getReturnId().equals(reported.getReturnId())
                    || seen.getEventId().equals(reported.getEventId())) {
                idReused = seen.getFingerprint() != Fingerprint.of(reported);
                withoutEffect(
                        reported.getOrderId(), reported, Reason.DUPLICATE, idReused ? "the repeat differs" : null);
                return;
            }
        }
        entry.getReturns().add(new SeenReturn(reported.getReturnId(), reported.getEventId(), Fingerprint.of(reported)));
        changed = true;
        if (entry.getOrder() == null) {
            entry.getParked().add(event);
        } else {
            match(event, reported);
        }
    }

    private void match(StagedEvent event, ReportedReturn reported) {
        BookedOrder order = entry.getOrder();
        switch (ReturnMatch.of(order, reported)) {
            case ReturnMatch.UnknownLine unknown -> {
                forget(reported);
                bury(event, reported, DeadLetter.Cause.INVALID, unknown.message());
            }
            case ReturnMatch.NothingLeft nothing ->
                withoutEffect(reported.getOrderId(), reported, Reason.NOTHING_LEFT, nothing.note());
            case ReturnMatch.Matched matched -> {
                if (order.getReferences().isEmpty()) {
                    withoutEffect(
                            reported.getOrderId(), reported, order.getErased() ? Reason.ERASED : Reason.GUEST, null);
                } else {
                    onward(StagedEvent.newBuilder(event)
                            .setReferences(order.getReferences())
                            .setEvent(matched.event())
                            .build());
                }
            }
        }
    }

    private void forget(ReportedReturn reported) {
        entry.setReturns(entry.getReturns().stream()
                .filter(seen -> !seen.getReturnId().equals(reported.getReturnId()))
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    private void onward(StagedEvent event) {
        outputs.add(new StageOutput.Onward(event.getReferences().getFirst(), event));
    }

    private void withoutEffect(String key, Object event, Reason reason, String note) {
        outputs.add(new StageOutput.WithoutEffect(key, NoEffects.of(event, null, reason, note)));
    }

    private void bury(StagedEvent event, ReportedReturn reported, DeadLetter.Cause cause, String message) {
        outputs.add(
                new StageOutput.Dead(new DeadLetter(reported.getOriginal(), event.getOrigin(), cause, STAGE, message)));
    }

    private BookDecision decision() {
        return new BookDecision(entry, changed, idReused, outputs);
    }

    private static BookedOrder booked(StagedEvent event, PlacedOrder order) {
        var lines = new ArrayList<BookedLine>(order.getLines().size());
        for (PlacedLine line : order.getLines()) {
            lines.add(new BookedLine(line.getLineId(), line.getAmount(), line.getQuantity(), 0L, 0L));
        }
        return new BookedOrder(
                order.getEventId(),
                Fingerprint.of(order),
                order.getPlacedAt(),
                event.getReferences(),
                lines,
                order.getShippingAmount(),
                0L,
                false);
    }

    private static ReportedReturn reported(StagedEvent event) {
        if (event.getEvent() instanceof ReportedReturn reported) {
            return reported;
        }
        throw new IllegalArgumentException("Expected an order or a return in the order book but found "
                + event.getEvent().getClass().getName());
    }
}
