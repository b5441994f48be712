package io.loyaltystreams.identity;

import io.loyaltystreams.avro.internal.StagedEvent;

/** Puts what stands for references in their place, before an event goes on from intake. */
public final class Hiding {

    private Hiding() {}

    /** The event, with hashes for references if they are to be hashed. */
    public static StagedEvent of(StagedEvent event, ReferenceKeys keys) {
        if (!keys.hashed() || event.getReferences().isEmpty()) {
            return event;
        }
        return StagedEvent.newBuilder(event)
                .setReferences(keys.keys(event.getReferences()))
                .setClear(event.getReferences())
                .build();
    }
}
