package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.ErasedMember;
import io.loyaltystreams.avro.internal.Forgetting;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.internal.WaitingEvents;
import io.loyaltystreams.identity.Forgotten;
import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.identity.Resolution;
import io.loyaltystreams.stage.StageOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Finds the member of a reference: look it up, decide, remember, forward; and forgets it when that member is erased. */
final class IdentityProcessor extends ContextualProcessor<String, StagedEvent, String, StageOutput> {

    private static final String STAGE = "identity";

    private final ReferenceKeys references;
    private final StageMetrics metrics;
    private KeyValueStore<String, String> members;
    private KeyValueStore<String, ErasedMember> forgotten;
    private KeyValueStore<String, WaitingEvents> waiting;

    IdentityProcessor(ReferenceKeys references, StageMetrics metrics) {
        this.references = references;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, StageOutput> context) {
        super.init(context);
        members = context.getStateStore(Stores.IDENTITY);
        forgotten = context.getStateStore(Stores.FORGOTTEN);
        waiting = context.getStateStore(Stores.WAITING_EVENTS);
    }

    @Override
    public void process(Record<String, StagedEvent> read) {
        if (read.value().getEvent() instanceof Forgetting forgetting) {
            forget(read.key(), read.value(), forgetting, read.timestamp());
        } else {
            find(read.key(), read.value(), read.timestamp());
        }
    }

    private void find(String reference, StagedEvent event, long timestamp) {
        Optional<String> link = member(reference);
        Optional<ErasedMember> erased = Forgotten.matters(event, link) ? erased(reference) : Optional.empty();
        Optional<String> followed = Resolution.followed(event);
        var resolution = Resolution.of(
                event,
                Forgotten.member(event, link, erased),
                followed.flatMap(this::member),
                () -> newMember(reference, erased));
        resolution.links().forEach(members::put);
        if (resolution.waits()) {
            hold(followed.orElseThrow(), event);
        }
        for (StageOutput output : resolution.outputs()) {
            forward(output, timestamp);
        }
        resolution.settled().ifPresent(settled -> release(settled, timestamp));
    }

    /** What is kept of a forgotten reference stands under the id that it once made, not under the reference. */
    private void forget(String reference, StagedEvent event, Forgetting forgetting, long timestamp) {
        Optional<String> link = member(reference);
        Forgotten.alsoErased(reference, event, forgetting, link).ifPresent(output -> forward(output, timestamp));
        if (Forgotten.frees(forgetting, link)) {
            String formerId = references.memberId(reference);
            members.delete(reference);
            forgotten.put(formerId, Forgotten.newest(forgotten.get(formerId), forgetting.getMember()));
        }
    }

    private Optional<ErasedMember> erased(String reference) {
        return Optional.ofNullable(forgotten.get(references.memberId(reference)));
    }

    private String newMember(String reference, Optional<ErasedMember> erased) {
        return erased.map(former -> references.memberIdAfter(reference, former.getEventId()))
                .orElseGet(() -> references.memberId(reference));
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
