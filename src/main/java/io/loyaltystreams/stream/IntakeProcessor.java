package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.OriginalHeader;
import io.loyaltystreams.avro.internal.OriginalRecord;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.ReportedReturn;
import io.loyaltystreams.avro.internal.Separation;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.identity.Hiding;
import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.intake.Verdict;
import io.loyaltystreams.serde.UnreadableRecordException;
import io.loyaltystreams.stage.DeadLetter;
import io.loyaltystreams.stage.StageOutput;
import io.micrometer.core.instrument.Timer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Decodes and checks one topic's records: each becomes a staged event or a dead letter. */
final class IntakeProcessor<T> extends ContextualProcessor<byte[], byte[], String, StageOutput> {

    /** Asks the intake stage; {@code original} is for events that may still become dead letters later. */
    interface Check<T> {
        Verdict check(T event, Origin origin, OriginalRecord original);
    }

    private static final String STAGE = "intake";

    private final Deserializer<T> deserializer;
    private final Patience patience;
    private final Check<T> check;
    private final ReferenceKeys references;
    private final StageMetrics metrics;
    private final Timer processing;

    IntakeProcessor(
            Deserializer<T> deserializer,
            Patience patience,
            Check<T> check,
            ReferenceKeys references,
            StageMetrics metrics) {
        this.deserializer = deserializer;
        this.patience = patience;
        this.check = check;
        this.references = references;
        this.metrics = metrics;
        this.processing = metrics.processing(STAGE);
    }

    @Override
    public void process(Record<byte[], byte[]> read) {
        processing.record(() -> take(read));
    }

    private void take(Record<byte[], byte[]> read) {
        Origin origin = origin(read);
        output(read, origin)
                .ifPresentOrElse(
                        output -> {
                            metrics.count(origin.getTopic(), output);
                            context().forward(new Record<>(output.key(), output, read.timestamp()));
                        },
                        () -> metrics.countNoted(origin.getTopic()));
    }

    private Optional<StageOutput> output(Record<byte[], byte[]> read, Origin origin) {
        T event;
        try {
            event = patience.await(() -> deserializer.deserialize(origin.getTopic(), read.headers(), read.value()));
        } catch (UnreadableRecordException unreadable) {
            return Optional.of(dead(read, origin, DeadLetter.Cause.UNREADABLE, unreadable.getMessage()));
        }
        return switch (check.check(event, origin, original(read))) {
            case Verdict.Accepted accepted -> Optional.of(onward(accepted));
            case Verdict.Noted noted -> Optional.empty();
            case Verdict.NoRate noRate ->
                Optional.of(dead(read, origin, DeadLetter.Cause.NO_EXCHANGE_RATE, noRate.message()));
            case Verdict.Invalid invalid ->
                Optional.of(dead(read, origin, DeadLetter.Cause.INVALID, invalid.message()));
        };
    }

    /** Orders and redemptions go on under their own ids, everything else under its first reference. */
    private StageOutput onward(Verdict.Accepted accepted) {
        var hidden = Hiding.of(accepted.event(), references);
        return new StageOutput.Onward(goesByItsOwnId(hidden) ? accepted.key() : references.key(accepted.key()), hidden);
    }

    private static boolean goesByItsOwnId(StagedEvent event) {
        return switch (event.getEvent()) {
            case PlacedOrder order -> true;
            case ReportedReturn reported -> true;
            case RedemptionRequest request -> true;
            case RedemptionCancel cancel -> true;
            case Separation separation -> true;
            default -> false;
        };
    }

    private static StageOutput dead(
            Record<byte[], byte[]> read, Origin origin, DeadLetter.Cause cause, String message) {
        return new StageOutput.Dead(new DeadLetter(original(read), origin, cause, STAGE, message));
    }

    private Origin origin(Record<byte[], byte[]> read) {
        RecordMetadata at = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("Expected intake to be fed from a topic"));
        return new Origin(at.topic(), at.partition(), at.offset(), Instant.ofEpochMilli(read.timestamp()));
    }

    private static OriginalRecord original(Record<byte[], byte[]> read) {
        var headers = new ArrayList<OriginalHeader>();
        for (Header header : read.headers()) {
            headers.add(new OriginalHeader(header.key(), buffer(header.value())));
        }
        return new OriginalRecord(buffer(read.key()), buffer(read.value()), headers);
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
