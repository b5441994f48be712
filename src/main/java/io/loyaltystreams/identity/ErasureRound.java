package io.loyaltystreams.identity;

import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.stage.StageOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An erasure visits all its references and tells each member that it finds, once. If nobody is known it tells the member whom the last
 * one would have made: what happened before and is read later then finds them erased.
 */
final class ErasureRound {

    private ErasureRound() {}

    static Resolution visit(StagedEvent event, Erasure erasure, Optional<String> known, Supplier<String> newMember) {
        var told = new ArrayList<>(erasure.getTold());
        var outputs = new ArrayList<StageOutput>();
        known.filter(member -> !told.contains(member)).ifPresent(member -> {
            told.add(member);
            outputs.add(new StageOutput.Onward(member, event));
        });
        int next = event.getPosition() + 1;
        if (next < event.getReferences().size()) {
            outputs.add(new StageOutput.Again(event.getReferences().get(next), telling(event, erasure, told, next)));
        } else if (told.isEmpty()) {
            outputs.add(new StageOutput.Onward(newMember.get(), event));
        }
        return new Resolution(Map.of(), outputs, false, Optional.empty());
    }

    private static StagedEvent telling(StagedEvent event, Erasure erasure, List<String> told, int next) {
        return StagedEvent.newBuilder(event)
                .setPosition(next)
                .setEvent(new Erasure(erasure.getEventId(), erasure.getErasedAt(), told))
                .build();
    }
}
