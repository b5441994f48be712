package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.identity.Resolution;
import io.loyaltystreams.stage.StageOutput;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Finds the member of a reference: look it up, decide, remember, forward. */
final class IdentityProcessor extends ContextualProcessor<String, StagedEvent, String, StageOutput> {

    private static final String STAGE = "identity";

    private final StageMetrics metrics;
    private KeyValueStore<String, String> members;

    IdentityProcessor(StageMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, StageOutput> context) {
        super.init(context);
        members = context.getStateStore(Stores.IDENTITY);
    }

    @Override
    public void process(Record<String, StagedEvent> read) {
        StagedEvent event = read.value();
        var resolution = Resolution.of(
                event, member(read.key()), Resolution.orderKey(event).flatMap(this::member));
        resolution.links().forEach(members::put);
        for (StageOutput output : resolution.outputs()) {
            metrics.count(STAGE, output);
            context().forward(new Record<>(output.key(), output, read.timestamp()));
        }
    }

    private Optional<String> member(String key) {
        return Optional.ofNullable(members.get(key));
    }
}
