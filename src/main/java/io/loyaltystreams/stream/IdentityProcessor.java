package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.internal.WaitingEvents;
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
    private KeyValueStore<String, WaitingEvents> waiting;

    IdentityProcessor(StageMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, StageOutput> context) {
        super.init(context);
        members = context.getStateStore(Stores.IDENTITY);
        waiting = context.getStateStore(Stores.WAITING_EVENTS);
    }

    @Override
    public void process(Record<String, StagedEvent> read) {
        StagedEvent event = read.value();
        Optional<String> followed = Resolution.followed(event);
        var resolution = Resolution.of(event, member(read.key()), followed.flatMap(this::member));
        resolution.links().forEach(members::put);
        if (resolution.waits()) {
            hold(followed.orElseThrow(), event);
        }
        for (StageOutput output : resolution.outputs()) {
            forward(output, read.timestamp());
        }
        resolution.settled().ifPresent(settled -> release(settled, read.timestamp()));
    }

    private void hold(String followed, StagedEvent event) {
        var events = new ArrayList<>(waitingFor(followed));
        events.add(event);
        waiting.put(followed, new WaitingEvents(events));
    }

    private void release(Resolution.Settled settled, long timestamp) {
        List<StagedEvent> events = waitingFor(settled.followed());
        if (!events.isEmpty()) {
            events.forEach(event -> forward(new StageOutput.Onward(settled.memberId(), event), timestamp));
            waiting.delete(settled.followed());
        }
    }

    private List<StagedEvent> waitingFor(String followed) {
        WaitingEvents found = waiting.get(followed);
        return found == null ? List.of() : found.getEvents();
    }

    private void forward(StageOutput output, long timestamp) {
        metrics.count(STAGE, output);
        context().forward(new Record<>(output.key(), output, timestamp));
    }

    private Optional<String> member(String key) {
        return Optional.ofNullable(members.get(key));
    }
}
