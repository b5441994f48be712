package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.RedemptionEntry;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.redemptions.RedemptionBook;
import io.loyaltystreams.redemptions.RedemptionDecision;
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

/** Keeps the redemption book: load the entry of a redemption id, decide, save, forward. Gives up parked cancellations when due. */
final class RedemptionBookProcessor extends ContextualProcessor<String, StagedEvent, String, StageOutput> {

    private static final Logger LOG = LoggerFactory.getLogger(RedemptionBookProcessor.class);
    private static final String STAGE = "redemption-book";

    private final Duration parkFor;
    private final Sweep sweep;
    private final StageMetrics metrics;
    private final SweepLag lag;

    private KeyValueStore<String, RedemptionEntry> book;
    private DueIndex parked;

    RedemptionBookProcessor(Duration parkFor, Sweep sweep, StageMetrics metrics) {
        this.parkFor = parkFor;
        this.sweep = sweep;
        this.metrics = metrics;
        this.lag = metrics.sweepLag(STAGE);
        metrics.mayMeetReusedIds(STAGE);
        metrics.mayBury(STAGE, DeadLetter.Cause.INVALID, DeadLetter.Cause.REDEMPTION_NOT_FOUND);
    }

    @Override
    public void init(ProcessorContext<String, StageOutput> context) {
        super.init(context);
        book = context.getStateStore(Stores.REDEMPTION_BOOK);
        parked = new DueIndex(context.<KeyValueStore<Bytes, byte[]>>getStateStore(Stores.PARKED_CANCELLATIONS_DUE));
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
        giveUpOverdue(read.key(), Instant.ofEpochMilli(read.timestamp()));
        RedemptionEntry entry = book.get(read.key());
        Optional<Instant> dueBefore = giveUpAt(entry);
        RedemptionDecision decision = RedemptionBook.read(entry, read.value());
        if (decision.changed()) {
            book.put(read.key(), decision.entry());
            moveDue(read.key(), dueBefore, giveUpAt(decision.entry()));
        }
        if (decision.idReused()) {
            metrics.countReusedId(STAGE);
            LOG.warn(
                    "A repeat of redemption {} or of its cancellation differs from the first: its producer re-uses ids",
                    read.key());
        }
        forward(decision, read.timestamp());
    }

    /** What was over when the bus had this record is given up before it, wherever the sweep is: a replay decides alike. */
    private void giveUpOverdue(String redemptionId, Instant heardAt) {
        giveUpAt(book.get(redemptionId)).filter(due -> !due.isAfter(heardAt)).ifPresent(due -> {
            parked.remove(due, redemptionId);
            giveUp(due, redemptionId);
        });
    }

    private void giveUp(Instant due, String redemptionId) {
        RedemptionEntry entry = book.get(redemptionId);
        if (entry == null) {
            return;
        }
        RedemptionDecision decision = RedemptionBook.giveUpParked(entry, parkFor);
        book.put(redemptionId, decision.forget() ? null : decision.entry());
        forward(decision, due.toEpochMilli());
    }

    private void forward(RedemptionDecision decision, long timestamp) {
        for (StageOutput output : decision.outputs()) {
            metrics.count(STAGE, output);
            context().forward(new Record<>(output.key(), output, timestamp));
        }
    }

    private void moveDue(String redemptionId, Optional<Instant> before, Optional<Instant> after) {
        if (!before.equals(after)) {
            before.ifPresent(due -> parked.remove(due, redemptionId));
            after.ifPresent(due -> parked.add(due, redemptionId));
        }
    }

    private Optional<Instant> giveUpAt(RedemptionEntry entry) {
        return Optional.ofNullable(entry)
                .map(RedemptionEntry::getParked)
                .map(waiting -> waiting.getOrigin().getTimestamp().plus(parkFor));
    }
}
