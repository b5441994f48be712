package io.loyaltystreams.identity;

import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.ReferenceTie;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.stage.NoEffects;
import io.loyaltystreams.stage.StageOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the identity stage decides for the reference that keys a staged event. The first reference that is known decides whose
 * event it is; if none is, the first one makes the member. References live on different partitions, so an event is sent round
 * to them one after the other. A sign-up then ties its other references to the member.
 *
 * @param link the member to remember for the reference; empty to remember nothing new
 */
public record Resolution(Optional<String> link, List<StageOutput> outputs) {

    public Resolution {
        outputs = List.copyOf(outputs);
    }

    /** @param known the member of the reference that keys the event, if it has one */
    public static Resolution of(StagedEvent event, Optional<String> known) {
        return switch (event.getLookup()) {
            case FIND -> known.map(member -> found(event, member)).orElseGet(() -> notFound(event));
            case CREATE -> known.map(member -> found(event, member)).orElseGet(() -> create(event));
            case TIE -> tie(event, known);
            case UNKNOWN ->
                throw new IllegalStateException(
                        "Expected FIND, CREATE or TIE in field lookup but a newer release wrote this record");
        };
    }

    private static Resolution found(StagedEvent event, String memberId) {
        var outputs = new ArrayList<StageOutput>();
        outputs.add(new StageOutput.Onward(memberId, event));
        if (event.getEvent() instanceof SignUp signUp) {
            tieOthers(event, signUp, memberId, outputs);
        }
        return new Resolution(Optional.empty(), outputs);
    }

    private static Resolution notFound(StagedEvent event) {
        int next = event.getPosition() + 1;
        if (next < event.getReferences().size()) {
            return again(event, Lookup.FIND, next);
        }
        return event.getPosition() == 0 ? create(event) : again(event, Lookup.CREATE, 0);
    }

    private static Resolution create(StagedEvent event) {
        String memberId = MemberId.from(event.getReferences().getFirst());
        return new Resolution(Optional.of(memberId), found(event, memberId).outputs());
    }

    private static Resolution again(StagedEvent event, Lookup lookup, int position) {
        StagedEvent next = StagedEvent.newBuilder(event)
                .setLookup(lookup)
                .setPosition(position)
                .build();
        return new Resolution(
                Optional.empty(),
                List.of(new StageOutput.Again(event.getReferences().get(position), next)));
    }

    private static void tieOthers(StagedEvent event, SignUp signUp, String memberId, List<StageOutput> outputs) {
        for (int i = 0; i < event.getReferences().size(); i++) {
            if (i != event.getPosition()) {
                var tie = StagedEvent.newBuilder(event)
                        .setLookup(Lookup.TIE)
                        .setPosition(i)
                        .setMemberId(memberId)
                        .setEvent(new ReferenceTie(signUp.getEventId(), signUp.getSignedUpAt()))
                        .build();
                outputs.add(new StageOutput.Again(event.getReferences().get(i), tie));
            }
        }
    }

    private static Resolution tie(StagedEvent event, Optional<String> known) {
        String memberId = event.getMemberId();
        if (known.isEmpty()) {
            return new Resolution(Optional.of(memberId), List.of());
        }
        if (known.get().equals(memberId)) {
            return new Resolution(Optional.empty(), List.of());
        }
        var noEffect = NoEffects.of(
                event.getEvent(), memberId, Reason.ALREADY_LINKED, "a reference stays with member " + known.get());
        return new Resolution(Optional.empty(), List.of(new StageOutput.WithoutEffect(memberId, noEffect)));
    }
}
