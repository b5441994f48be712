package io.loyaltystreams.identity;

import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.stage.StageOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sign-up says that its references belong to one person. From the one that found its member it visits the others in turn: those
 * that are unknown become that member's, and the members of the rest are noted. Who of them stays is for the ledger to say, which
 * knows their ages.
 */
final class Tying {

    private Tying() {}

    /** Goes from the reference that found the member to the next. */
    static Resolution begin(StagedEvent event, SignUp signUp, String memberId, Map<String, String> links) {
        return goOn(event, signUp, memberId, List.of(), event.getReferences().size() - 1, links);
    }

    static Resolution visit(StagedEvent event, Optional<String> known) {
        SignUp signUp = (SignUp) event.getEvent();
        String memberId = event.getMemberId();
        var others = new ArrayList<>(signUp.getOthers());
        known.filter(other -> !other.equals(memberId) && !others.contains(other))
                .ifPresent(others::add);
        String here = event.getReferences().get(event.getPosition());
        return goOn(
                event,
                signUp,
                memberId,
                others,
                signUp.getToVisit() - 1,
                known.isPresent() ? Map.of() : Map.of(here, memberId));
    }

    private static Resolution goOn(
            StagedEvent event,
            SignUp signUp,
            String memberId,
            List<String> others,
            int toVisit,
            Map<String, String> links) {
        var noted =
                SignUp.newBuilder(signUp).setOthers(others).setToVisit(toVisit).build();
        int next = (event.getPosition() + 1) % event.getReferences().size();
        var on = StagedEvent.newBuilder(event).setMemberId(memberId).setEvent(noted);
        StageOutput output = toVisit == 0
                ? new StageOutput.Onward(memberId, on.build())
                : new StageOutput.Again(
                        event.getReferences().get(next),
                        on.setLookup(Lookup.TIE).setPosition(next).build());
        return new Resolution(links, List.of(output), false, Optional.empty());
    }
}
