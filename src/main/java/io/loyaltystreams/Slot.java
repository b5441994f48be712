package io.loyaltystreams;

import io.loyaltystreams.http.Part;
import io.loyaltystreams.http.PartState;

/** The place of a part that health is asked about before the part has started. */
final class Slot implements Part {

    private final String name;
    private final boolean wanted;
    private volatile PartState before = new PartState.Waiting("is starting");
    private volatile Part part;

    Slot(String name, boolean wanted) {
        this.name = name;
        this.wanted = wanted;
    }

    boolean wanted() {
        return wanted;
    }

    /** Says why the part has not started yet. */
    void waitFor(String what) {
        before = new PartState.Waiting("waits for " + what);
    }

    void fill(Part started) {
        part = started;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PartState state() {
        Part started = part;
        return started == null ? before : started.state();
    }
}
