package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.internal.WaitingEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** Who has become whom, and the sign-ups that wait for a member's first event to find out. */
final class Households {

    private final KeyValueStore<String, String> became;
    private final KeyValueStore<String, WaitingEvents> waiting;

    Households(ProcessorContext<?, ?> context) {
        became = context.getStateStore(Stores.BECAME);
        waiting = context.getStateStore(Stores.WAITING_SIGN_UPS);
    }

    Optional<String> became(String memberId) {
        return Optional.ofNullable(became.get(memberId));
    }

    void becomes(String younger, String older) {
        became.put(younger, older);
    }

    /** What has made them one is undone. */
    void isOneself(String memberId) {
        became.delete(memberId);
    }

    void hold(String memberId, StagedEvent signUp) {
        var events = new ArrayList<>(waitingFor(memberId));
        events.add(signUp);
        waiting.put(memberId, new WaitingEvents(events));
    }

    /** Those that waited for this member, in the order in which they came. */
    List<StagedEvent> release(String memberId) {
        var events = waitingFor(memberId);
        if (!events.isEmpty()) {
            waiting.delete(memberId);
        }
        return events;
    }

    private List<StagedEvent> waitingFor(String memberId) {
        var found = waiting.get(memberId);
        return found == null ? List.of() : found.getEvents();
    }
}
