package io.loyaltystreams.sink;

import io.loyaltystreams.sink.Step.Ask;
import java.time.Instant;

/** Something that is done by calls to Piggy, one after another. */
abstract sealed class Job permits Delivery, Chore {

    private Step next;
    private int troubles;

    Job(Step next) {
        this.next = next;
    }

    Step next() {
        return next;
    }

    void next(Step step) {
        next = step;
    }

    /** Counts an unknown answer; returns how many there were. */
    int trouble() {
        return ++troubles;
    }

    /** Unknown answers so far. */
    int troubles() {
        return troubles;
    }

    /** The call is about to be made. */
    void asking(Ask<?> ask, Instant now) {}

    /** The call certainly had no effect. */
    void notApplied(Ask<?> ask) {}
}
