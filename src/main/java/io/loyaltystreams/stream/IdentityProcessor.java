package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.internal.WaitingReturns;
import io.loyaltystreams.identity.Resolution;
import io.loyaltystreams.stage.StageOutput;
import java.util.ArrayList;
import java.util.List;
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
    private KeyValueStore<String, WaitingReturns> waiting;

    IdentityProcessor(StageMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, StageOutput> context) {
        super.init(context);
        members = context.getStateStore(Stores.IDENTITY);
        waiting = context.getStateStore(Stores.WAITING_RETURNS);
    }

    @Override
    public void process(Record<String, StagedEvent> read) {
        StagedEvent event = read.value();
        var resolution = Resolution.of(
                event, member(read.key()), Resolution.orderKey(event).flatMap(this::member));
        resolution.links().forEach(members::put);
        if (resolution.waits()) {
            hold(event);
        }
        for (StageOutput output : resolution.outputs()) {
            forward(output, read.timestamp());
        }
        resolution.settled().ifPresent(settled -> release(settled, read.timestamp()));
    }

    private void hold(StagedEvent event) {
        String orderId = ((MatchedReturn) event.getEvent()).getOrderId();
        var returns = new ArrayList<>(waitingFor(orderId));
        returns.add(event);
        waiting.put(orderId, new WaitingReturns(returns));
    }

    private void release(Resolution.Settled settled, long timestamp) {
        List<StagedEvent> returns = waitingFor(settled.orderId());
        if (!returns.isEmpty()) {
            returns.forEach(event -> forward(new StageOutput.Onward(settled.memberId(), event), timestamp));
            waiting.delete(settled.orderId());
        }
    }

    private List<StagedEvent> waitingFor(String orderId) {
        WaitingReturns found = waiting.get(orderId);
        return found == null ? List.of() : found.getReturns();
    }

    private void forward(StageOutput output, long timestamp) {
        metrics.count(STAGE, output);
        context().forward(new Record<>(output.key(), output, timestamp));
    }

    private Optional<String> member(String key) {
        return Optional.ofNullable(members.get(key));
    }
}
