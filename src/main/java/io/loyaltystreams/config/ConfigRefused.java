package io.loyaltystreams.config;

import java.util.List;

/** The configuration cannot be used. Each fault is one line that names the key and says what to do. */
public final class ConfigRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    public ConfigRefused(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
