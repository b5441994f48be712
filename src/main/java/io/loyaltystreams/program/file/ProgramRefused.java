package io.loyaltystreams.program.file;

import java.util.List;
import java.util.stream.Collectors;

/** The program cannot be used. Carries everything that is wrong with it; the message has one line for each fault. */
public final class ProgramRefused extends Exception {

    private final transient List<Fault> faults;

    ProgramRefused(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining(System.lineSeparator())));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
