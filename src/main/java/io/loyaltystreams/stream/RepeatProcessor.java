package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.stage.EventIds;
import io.loyaltystreams.stage.NoEffects;
import io.loyaltystreams.stage.StageOutput;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what a member's ledger has read before, by ids that are kept beside the account: they are many, and one event asks for one
 * or two of them.
 */
final class RepeatProcessor extends ContextualProcessor<String, StagedEvent, String, StageOutput> {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatProcessor.class);
    private static final String STAGE = "repeats";

    private final StageMetrics metrics;
    private KeyValueStore<String, Long> seen;

    RepeatProcessor(StageMetrics metrics) {
        this.metrics = metrics;
        metrics.mayMeetReusedIds(STAGE);
    }

    @Override
    public void init(ProcessorContext<String, StageOutput> context) {
        super.init(context);
        seen = context.getStateStore(Stores.SEEN_IDS);
    }

    @Override
    public void process(Record<String, StagedEvent> read) {
        String memberId = read.key();
        var event = EventIds.of(read.value().getEvent());
        for (String id : event.ids()) {
            Long fingerprint = seen.get(key(memberId, id));
            if (fingerprint != null) {
                forward(read, repeat(read, id, fingerprint != event.fingerprint()));
                return;
            }
        }
        event.ids().forEach(id -> seen.put(key(memberId, id), event.fingerprint()));
        forward(read, new StageOutput.Onward(memberId, read.value()));
    }

    private StageOutput repeat(Record<String, StagedEvent> read, String id, boolean differs) {
        if (differs) {
            metrics.countReusedId(STAGE);
            LOG.warn("A repeat of {} differs from the first: its producer re-uses ids", id);
        }
        var noEffect = NoEffects.of(
                read.value().getEvent(), read.key(), Reason.DUPLICATE, differs ? "the repeat differs" : null);
        var output = new StageOutput.WithoutEffect(read.key(), noEffect);
        metrics.count(STAGE, output);
        return output;
    }

    private void forward(Record<String, StagedEvent> read, StageOutput output) {
        context().forward(read.withValue(output));
    }

    private static String key(String memberId, String id) {
        return memberId + "|" + id;
    }
}
