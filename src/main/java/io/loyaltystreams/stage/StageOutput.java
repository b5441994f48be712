package io.loyaltystreams.stage;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.out.NoEffect;

/** What a stage makes of one record; {@code key} is the key under which it travels on. */
public sealed interface StageOutput {

    String key();

    /** Goes on to the next stage. */
    record Onward(String key, StagedEvent event) implements StageOutput {}

    /** Goes to the same stage once more, under another key. */
    record Again(String key, StagedEvent event) implements StageOutput {}

    /** Was understood and changes no balance. */
    record WithoutEffect(String key, NoEffect noEffect) implements StageOutput {}

    /** Cannot be used. */
    record Dead(DeadLetter letter) implements StageOutput {
        /** A dead letter keeps its producer's key, which is bytes; this one is only for the way through the topology. */
        @Override
        public String key() {
            return "";
        }
    }
}
