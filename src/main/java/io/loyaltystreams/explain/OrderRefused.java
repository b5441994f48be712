package io.loyaltystreams.explain;

import java.util.List;

/** The question cannot be answered as it was asked. Carries everything that is wrong with it. */
public final class OrderRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    OrderRefused(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    OrderRefused(String fault) {
        this(List.of(fault));
    }

    /** One line for each, naming the field. */
    public List<String> faults() {
        return faults;
    }
}
