package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.BookEntry;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.orders.BookDecision;
import io.loyaltystreams.orders.OrderBook;
import io.loyaltystreams.stage.DeadLetter;
import io.loyaltystreams.stage.StageOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the order book: load the entry of an order id, decide, save, forward. Gives up parked returns when their time is over. */
final class OrderBookProcessor extends ContextualProcessor<String, StagedEvent, String, StageOutput> {

    private static final Logger LOG = LoggerFactory.getLogger(OrderBookProcessor.class);
    private static final String STAGE = "order-book";

    private final Duration parkFor;
    private final Sweep sweep;
    private final StageMetrics metrics;
    private final SweepLag lag;

    private KeyValueStore<String, BookEntry> book;
    private DueIndex parked;

    OrderBookProcessor(Duration parkFor, Sweep sweep, StageMetrics metrics) {
        this.parkFor = parkFor;
        this.sweep = sweep;
        this.metrics = metrics;
        this.lag = metrics.sweepLag(STAGE);
        metrics.mayMeetReusedIds(STAGE);
        metrics.mayBury(STAGE, DeadLetter.Cause.INVALID, DeadLetter.Cause.ORDER_NOT_FOUND);
    }

    @Override
    public void init(ProcessorContext<String, StageOutput> context) {
        super.init(context);
        book = context.getStateStore(Stores.ORDER_BOOK);
        parked = new DueIndex(context.<KeyValueStore<Bytes, byte[]>>getStateStore(Stores.PARKED_RETURNS_DUE));
        sweep.schedule(
                context,
                lag.watched(
                        context.taskId(), parked::reached, upTo -> parked.visit(upTo, sweep.atMost(), this::giveUp)));
    }

    @Override
    public void close() {
        lag.forget(context().taskId());
    }

    @Override
    public void process(Record<String, StagedEvent> read) {
        BookEntry entry = withoutOverdue(read.key(), book.get(read.key()), Instant.ofEpochMilli(read.timestamp()));
        Optional<Instant> dueBefore = giveUpAt(entry);
        BookDecision decision = OrderBook.read(entry, read.value());
        if (decision.changed()) {
            book.put(read.key(), decision.entry());
            moveDue(read.key(), dueBefore, giveUpAt(decision.entry()));
        }
        if (decision.idReused()) {
            metrics.countReusedId(STAGE);
            LOG.warn(
                    "A repeat of order {} or of its return differs from the first: its producer re-uses ids",
                    read.key());
        }
        forward(decision, read.timestamp());
    }

    /** What was over when the bus had this record is given up before it, wherever the sweep is: a replay decides alike. */
    private BookEntry withoutOverdue(String orderId, BookEntry entry, Instant heardAt) {
        var overdue = giveUpAt(entry).filter(due -> !due.isAfter(heardAt));
        if (overdue.isEmpty()) {
            return entry;
        }
        parked.remove(overdue.get(), orderId);
        giveUp(heardAt, orderId);
        return book.get(orderId);
    }

    private void giveUp(Instant now, String orderId) {
        BookEntry entry = book.get(orderId);
        if (entry == null) {
            return;
        }
        BookDecision decision = OrderBook.giveUpParked(entry, now, parkFor);
        book.put(orderId, decision.forget() ? null : decision.entry());
        giveUpAt(decision.entry()).ifPresent(next -> parked.add(next, orderId));
        forward(decision, now.toEpochMilli());
    }

    private void forward(BookDecision decision, long timestamp) {
        for (StageOutput output : decision.outputs()) {
            metrics.count(STAGE, output);
            context().forward(new Record<>(output.key(), output, timestamp));
        }
    }

    private void moveDue(String orderId, Optional<Instant> before, Optional<Instant> after) {
        if (!before.equals(after)) {
            before.ifPresent(due -> parked.remove(due, orderId));
            after.ifPresent(due -> parked.add(due, orderId));
        }
    }

    private Optional<Instant> giveUpAt(BookEntry entry) {
        return entry == null
                ? Optional.empty()
                : entry.getParked().stream()
                        .map(waiting -> waiting.getOrigin().getTimestamp().plus(parkFor))
                        .min(Instant::compareTo);
    }
}
